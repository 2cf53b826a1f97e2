import Router from '@koa/router'
import { signedIn } from '../access/asker.ts'
import { currentActor } from '../access/currentActor.ts'
import { bodiesQuery, changeBodyBody, networksBody, openBodyBody, reassignBody } from '../contract/bodies.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { changeBody, openBody } from './commands.ts'
import { giveNetworks } from './networks.ts'
import { presentBody } from './present.ts'
import { bodiesFound, bodyById } from './queries.ts'
import { reassignTerritories } from './reassign.ts'

/** The public register of bodies, and what changes it. */
export function bodyRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/bodies' })

  router.get('/', async (ctx) => {
    const { limit, ...page } = parse(bodiesQuery, ctx.query)
    const found = await bodiesFound(deps.db, { ...page, limit: limit + 1, today: deps.clock.today() })
    const bodies = found.slice(0, limit)
    ctx.body = { bodies, next: found.length > limit ? (bodies.at(-1)?.id ?? null) : null }
  })

  router.get('/:id', async (ctx) => {
    const { id = '' } = ctx.params
    const row = isUuid(id) ? await bodyById(deps.db, id, deps.clock.today()) : null
    if (!row) throw new Problem('NOT_FOUND')
    ctx.body = presentBody(row, currentActor(ctx))
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const row = await openBody(deps, asker, parse(openBodyBody, ctx.state.body))
    ctx.status = 201
    ctx.set('Location', `/api/bodies/${row.id}`)
    ctx.body = presentBody(row, asker.actor)
  })

  router.patch('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    const change = { id: ctx.params.id ?? '', ...parse(changeBodyBody, ctx.state.body) }
    ctx.body = presentBody(await changeBody(deps, asker, change), asker.actor)
  })

  router.put('/:id/networks', async (ctx) => {
    const asker = signedIn(ctx)
    const given = { id: ctx.params.id ?? '', ...parse(networksBody, ctx.state.body) }
    ctx.body = presentBody(await giveNetworks(deps, asker, given), asker.actor)
  })

  router.put('/:id/territories', async (ctx) => {
    const asker = signedIn(ctx)
    const given = { id: ctx.params.id ?? '', ...parse(reassignBody, ctx.state.body) }
    ctx.body = presentBody(await reassignTerritories(deps, asker, given), asker.actor)
  })

  return router
}
