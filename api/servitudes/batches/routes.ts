import Router, { type RouterContext } from '@koa/router'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { type Asker, signedIn } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import {
  adoptBatchBody,
  batchFindingsBody,
  batchFindingsQuery,
  batchMapping,
  readBatchQuery,
} from '../../contract/servitudeBatches.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { compressedJson } from '../../http/compressedJson.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { findingsPage } from '../../plans/controlFindings.ts'
import { adoptBatch } from './adopt.ts'
import { type BatchRow, batchesListed, consultedBatch } from './batchRow.ts'
import { readBatch, readGenerators } from './keepFile.ts'
import { acceptBatchFindings, discardBatch, leaveOut, mapBatch, reopenBatchFinding, takeBack } from './prepare.ts'
import { presentBatch, presentBatchLines } from './present.ts'
import { shapesDrawn } from './queries.ts'

type Params = Readonly<Record<string, string | undefined>> & { readonly id: string }
type Change = (asker: Asker, params: Params, body: unknown) => Promise<unknown>

/** Servitudes read from a file: given, mapped, controlled, adopted or discarded. */
export function servitudeBatchRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/servitude-batches' })
  const consulted = <T>(asker: Asker, id = '', give: (db: ActorTransaction, row: BatchRow) => Promise<T>) =>
    asActor(deps, asker.actor, async (db) => give(db, (await consultedBatch(db, asker, id)).row))
  const standing = (asker: Asker, id: string | undefined) =>
    consulted(asker, id, (db, row) => presentBatch(db, asker, row))
  /** Does something to a batch, and answers it as it then stands. */
  const changing = (change: Change) => async (ctx: RouterContext) => {
    const asker = signedIn(ctx)
    const { id = '', ...others } = ctx.params
    await change(asker, { ...others, id }, ctx.state.body)
    ctx.body = await standing(asker, id)
  }

  router.get('/', async (ctx) => {
    const asker = signedIn(ctx)
    const territory = asker.actor.mandates.flatMap(({ territories }) => territories)
    authorise(asker.actor, 'servitudes.edit', { territory })
    ctx.body = await asActor(deps, asker.actor, async (db) => ({
      batches: await presentBatchLines(db, await batchesListed(db)),
    }))
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const id = await readBatch(deps, asker, { ...parse(readBatchQuery, ctx.query), request: ctx.req })
    ctx.status = 201
    ctx.set('Location', `/api/servitude-batches/${id}`)
    ctx.body = await standing(asker, id)
  })

  router.get('/:id', async (ctx) => {
    ctx.body = await standing(signedIn(ctx), ctx.params.id)
  })

  router.put('/:id/generators', async (ctx) => {
    const given = { ...parse(readBatchQuery, ctx.query), request: ctx.req, id: ctx.params.id ?? '' }
    ctx.body = await readGenerators(deps, signedIn(ctx), given)
  })

  router.get('/:id/shapes', async (ctx) => {
    await compressedJson(ctx, await consulted(signedIn(ctx), ctx.params.id, (db, { id }) => shapesDrawn(db, id)))
  })

  router.get('/:id/findings', async (ctx) => {
    const page = parse(batchFindingsQuery, ctx.query)
    ctx.body = await consulted(signedIn(ctx), ctx.params.id, (db, { id }) =>
      findingsPage(db, { of: 'servitudeBatch', id }, page),
    )
  })

  router.put(
    '/:id/mapping',
    changing((asker, { id }, body) => mapBatch(deps, asker, { id, mapping: parse(batchMapping, body) })),
  )
  router.post(
    '/:id/findings/accept',
    changing((asker, { id }, body) => acceptBatchFindings(deps, asker, { id, ...parse(batchFindingsBody, body) })),
  )
  router.post(
    '/:id/findings/:findingId/reopen',
    changing((asker, { id, findingId: finding = '' }) => {
      if (!isUuid(finding)) throw new Problem('NOT_FOUND')
      return reopenBatchFinding(deps, asker, { id, finding })
    }),
  )
  router.post(
    '/:id/left-out',
    changing((asker, { id }, body) => leaveOut(deps, asker, { id, ...parse(batchFindingsBody, body) })),
  )
  router.delete(
    '/:id/left-out',
    changing((asker, { id }) => takeBack(deps, asker, id)),
  )
  router.post(
    '/:id/adopt',
    changing((asker, { id }, body) => adoptBatch(deps, asker, { id, ...parse(adoptBatchBody, body) })),
  )
  router.delete(
    '/:id',
    changing((asker, { id }) => discardBatch(deps, asker, id)),
  )

  return router
}
