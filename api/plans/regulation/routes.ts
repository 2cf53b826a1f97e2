import Router from '@koa/router'
import type { Context } from 'koa'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { currentActor } from '../../access/currentActor.ts'
import { differences } from '../../contract/regulation/cells.ts'
import {
  compareQuery,
  importQuery,
  type RegulationAnswer,
  readFileQuery,
  restoreBody,
  reviseBody,
} from '../../contract/regulation/regulation.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { importRegulationFile, previewRegulation } from './importing.ts'
import { mayEdit, presentRegulation, presentRevision } from './present.ts'
import { regulationLines, regulationRows, revisionRow, revisionRows } from './queries.ts'
import { restoreRegulation, reviseRegulation, versionOr404 } from './revise.ts'
import { csvFile, tableOf, xlsxFile } from './writeTable.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The règlement of a version of a plan: read by anybody, changed by the agency of the place. */
export function regulationRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/plans/versions/:id/regulation' })
  const idOf = (ctx: { readonly params: Record<string, string | undefined> }) => ctx.params.id ?? ''

  router.get('/', async (ctx) => {
    ctx.body = await answerOf(deps, ctx, idOf(ctx))
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    await reviseRegulation(deps, asker, { id: idOf(ctx), ...parse(reviseBody, ctx.state.body) })
    ctx.body = await answerOf(deps, ctx, idOf(ctx))
  })

  for (const format of ['csv', 'xlsx'] as const)
    router.get(`/file.${format}`, async (ctx) => {
      const { version, rows, lines } = await contentOf(deps, ctx, idOf(ctx))
      const table = tableOf(
        rows,
        lines.filter(({ drawn }) => drawn),
      )
      ctx.attachment(`reglement-${version.planCode}-${version.label}.${format}`)
      ctx.type = TYPES[format]
      ctx.body = format === 'csv' ? csvFile(table) : xlsxFile(table)
    })

  router.post('/preview', async (ctx) => {
    const asker = signedIn(ctx)
    const given = parse(readFileQuery, ctx.query)
    ctx.body = await previewRegulation(deps, asker, { ...given, id: idOf(ctx), request: ctx.req })
  })

  router.post('/import', async (ctx) => {
    const asker = signedIn(ctx)
    const given = parse(importQuery, ctx.query)
    await importRegulationFile(deps, asker, { ...given, id: idOf(ctx), request: ctx.req })
    ctx.body = await answerOf(deps, ctx, idOf(ctx))
  })

  router.get('/revisions', async (ctx) => {
    const actor = currentActor(ctx)
    ctx.body = await asActor(deps, actor, async (transaction) => {
      const version = await versionOr404(transaction, idOf(ctx))
      const rows = await revisionRows(transaction, version.id)
      return { revisions: rows.map((row) => presentRevision(row, mayEdit(actor, version))) }
    })
  })

  router.get('/differences', async (ctx) => {
    const { from, to } = parse(compareQuery, ctx.query)
    ctx.body = await asActor(deps, currentActor(ctx), async (transaction) => {
      const { id } = await versionOr404(transaction, idOf(ctx))
      const [before, after] = await Promise.all([from, to].map((number) => revisionRow(transaction, id, number)))
      if (!before || !after) throw new Problem('NOT_FOUND')
      return { from, to, differences: differences(before.content, after.content) }
    })
  })

  router.get('/revisions/:number', async (ctx) => {
    const actor = currentActor(ctx)
    ctx.body = await asActor(deps, actor, async (transaction) => {
      const version = await versionOr404(transaction, idOf(ctx))
      const row = await revisionRow(transaction, version.id, numberOf(ctx))
      if (!row) throw new Problem('NOT_FOUND')
      return { revision: presentRevision(row, mayEdit(actor, version)), rows: row.content }
    })
  })

  router.post('/revisions/:number/restore', async (ctx) => {
    const asker = signedIn(ctx)
    const given = parse(restoreBody, ctx.state.body)
    await restoreRegulation(deps, asker, { id: idOf(ctx), number: numberOf(ctx), ...given })
    ctx.body = await answerOf(deps, ctx, idOf(ctx))
  })

  return router
}

/** @throws Problem NOT_FOUND when the address names no revision */
function numberOf({ params }: { readonly params: Record<string, string | undefined> }): number {
  const number = Number(params.number)
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000) throw new Problem('NOT_FOUND')
  return number
}

const contentOf = (deps: Deps, ctx: Pick<Context, 'state' | 'get'>, id: string) =>
  asActor(deps, currentActor(ctx), async (transaction) => {
    const version = await versionOr404(transaction, id)
    const rows = await regulationRows(transaction, version.id)
    return { version, rows, lines: await regulationLines(transaction, version) }
  })

async function answerOf(deps: Deps, ctx: Pick<Context, 'state' | 'get'>, id: string): Promise<RegulationAnswer> {
  return presentRegulation(await contentOf(deps, ctx, id), currentActor(ctx), deps.clock.today())
}
