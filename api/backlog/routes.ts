import Router from '@koa/router'
import { asActor } from '../access/asActor.ts'
import { signedIn } from '../access/asker.ts'
import { type BacklogAnswer, backlogRowsQuery, mapBacklogBody, readBacklogQuery } from '../contract/backlog.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { consultBacklog, foundTheirs, mapBacklog, readRegister, startImport } from './commands.ts'
import { type BacklogRow, backlogRowsOf } from './queries.ts'
import { reportOf } from './report.ts'

/** A paper register, brought in with its real dates. */
export function backlogRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/backlog' })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const given = parse(readBacklogQuery, ctx.query)
    const read = await readRegister(deps, asker, { ...given, request: ctx.req })
    ctx.status = 201
    ctx.set('Location', `/api/backlog/${read.id}`)
    ctx.body = presentBacklog(read)
  })

  router.get('/:id', async (ctx) => {
    ctx.body = presentBacklog(await consultBacklog(deps, signedIn(ctx), ctx.params.id ?? ''))
  })

  router.get('/:id/rows', async (ctx) => {
    const asker = signedIn(ctx)
    const page = parse(backlogRowsQuery, ctx.query)
    const id = ctx.params.id ?? ''
    const rows = await asActor(deps, asker.actor, async (transaction) => {
      await foundTheirs(transaction, asker, id)
      return backlogRowsOf(transaction, { ...page, id })
    })
    ctx.body = { rows, next: rows.length === page.limit ? (rows.at(-1)?.line ?? null) : null }
  })

  router.get('/:id/report', async (ctx) => {
    const language = ctx.query.language === 'ar' ? 'ar' : 'fr'
    const report = await reportOf(deps, signedIn(ctx), { id: ctx.params.id ?? '', language })
    ctx.attachment(language === 'ar' ? 'istirad.csv' : 'reprise.csv')
    ctx.type = 'text/csv; charset=utf-8'
    ctx.body = report
  })

  router.put('/:id/columns', async (ctx) => {
    const asker = signedIn(ctx)
    const { columns } = parse(mapBacklogBody, ctx.state.body)
    ctx.body = presentBacklog(await mapBacklog(deps, asker, { id: ctx.params.id ?? '', columns }))
  })

  router.post('/:id/import', async (ctx) => {
    const started = await startImport(deps, signedIn(ctx), ctx.params.id ?? '')
    ctx.status = 202
    ctx.body = presentBacklog(started)
  })

  return router
}

const presentBacklog = ({ territory: _, startedBy: __, startedMandateId: ___, ...row }: BacklogRow): BacklogAnswer => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  forgottenAt: row.forgottenAt?.toISOString() ?? null,
})
