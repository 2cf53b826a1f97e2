import Router from '@koa/router'
import { signedIn } from '../access/asker.ts'
import { addKeyBody, changeKeyBody } from '../contract/keys.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { addKey } from './addKey.ts'
import { changeKey } from './changeKey.ts'
import { presentKey } from './present.ts'
import { consultKeys, ownKeys } from './readKeys.ts'

/** The keys of signature that people hold for a body. A secret is in a request's body, and nowhere else. */
export function keyRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/me/keys', async (ctx) => {
    ctx.body = await ownKeys(deps, signedIn(ctx))
  })

  router.get('/api/bodies/:id/keys', async (ctx) => {
    ctx.body = await consultKeys(deps, signedIn(ctx), ctx.params.id ?? '')
  })

  router.post('/api/bodies/:id/keys', async (ctx) => {
    const asker = signedIn(ctx)
    const row = await addKey(deps, asker, { bodyId: ctx.params.id ?? '', ...parse(addKeyBody, ctx.state.body) })
    ctx.status = 201
    ctx.body = presentKey(row, asker.actor, deps.clock.now())
  })

  router.post('/api/keys/:id/state', async (ctx) => {
    const asker = signedIn(ctx)
    const row = await changeKey(deps, asker, { id: ctx.params.id ?? '', ...parse(changeKeyBody, ctx.state.body) })
    ctx.body = presentKey(row, asker.actor, deps.clock.now())
  })

  return router
}
