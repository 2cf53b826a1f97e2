import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { createTokenBody } from '../../contract/tokens.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { createToken, myTokens, revokeToken } from './commands.ts'

/** A person's own access tokens. */
export function tokenRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/me/tokens' })

  router.get('/', async (ctx) => {
    ctx.body = { tokens: await myTokens(deps, signedIn(ctx)) }
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = await createToken(deps, asker, parse(createTokenBody, ctx.state.body))
    ctx.status = 201
  })

  router.delete('/:id', async (ctx) => {
    await revokeToken(deps, signedIn(ctx), ctx.params.id ?? '')
    ctx.body = {}
  })

  return router
}
