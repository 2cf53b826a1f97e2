import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { followBody } from '../../contract/chain.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { followDossier } from './follow.ts'
import { presentChain } from './present.ts'
import { consultChain } from './readChain.ts'

/** Dossiers that go on from each other. */
export function chainRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/dossiers/:id' })

  router.get('/chain', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = presentChain(await consultChain(deps, asker, ctx.params.id ?? ''), asker.actor)
  })

  router.put('/follows', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { id: ctx.params.id ?? '', ...parse(followBody, ctx.state.body) }
    ctx.body = presentChain(await followDossier(deps, asker, wanted), asker.actor)
  })

  return router
}
