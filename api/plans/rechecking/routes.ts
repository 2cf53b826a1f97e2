import Router from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { recheckedQuery, rechecksQuery } from '../../contract/plans/rechecks.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { presentRecheck, presentRechecked, presentWhole } from './present.ts'
import { recheckPage } from './queries.ts'
import { listRechecked, readRecheck, readRechecked, seeRechecked } from './read.ts'

/** What a change of the law of the ground did to the dossiers under examination. */
export function recheckRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/rechecks' })

  router.get('/', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { plan, cursor, limit } = parse(rechecksQuery, ctx.query)
    const found = await asActor(deps, actor, (transaction) =>
      recheckPage(transaction, { plan, cursor, limit: limit + 1 }),
    )
    const shown = found.slice(0, limit)
    ctx.body = { rechecks: shown.map(presentRecheck), next: found.length > limit ? (shown.at(-1)?.id ?? null) : null }
  })

  router.get('/:id', async (ctx) => {
    const { recheck, zoneChanges } = await readRecheck(deps, signedIn(ctx), ctx.params.id ?? '')
    ctx.body = { recheck: presentRecheck(recheck), zoneChanges }
  })

  router.get('/:id/dossiers', async (ctx) => {
    const asker = signedIn(ctx)
    const { limit, ...page } = parse(recheckedQuery, ctx.query)
    const found = await listRechecked(deps, asker, { id: ctx.params.id ?? '', ...page, limit: limit + 1 })
    const shown = found.slice(0, limit)
    ctx.body = {
      dossiers: shown.map(presentRechecked),
      next: found.length > limit ? (shown.at(-1)?.dossierId ?? null) : null,
    }
  })

  router.get('/:id/dossiers/:dossierId', async (ctx) => {
    const { id = '', dossierId = '' } = ctx.params
    ctx.body = presentWhole(await readRechecked(deps, signedIn(ctx), { id, dossierId }))
  })

  router.post('/:id/dossiers/:dossierId/seen', async (ctx) => {
    const { id = '', dossierId = '' } = ctx.params
    ctx.body = presentWhole(await seeRechecked(deps, signedIn(ctx), { id, dossierId }))
  })

  return router
}
