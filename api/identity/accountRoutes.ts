import Router from '@koa/router'
import type { ParameterizedContext } from 'koa'
import { askResetBody, confirmBody, finishResetBody, registerBody } from '../contract/accounts.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { confirmAccount } from './confirmAccount.ts'
import { evenly } from './evenTime.ts'
import { linkBase } from './proofs.ts'
import { type AskedBy, register } from './register.ts'
import { askReset, finishReset } from './resetPassword.ts'

/** Opening an account and getting back into it. */
export function accountRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/accounts' })
  const askedBy = (ctx: ParameterizedContext): AskedBy => ({
    address: ctx.ip,
    requestId: String(ctx.state.requestId),
    linkBase: linkBase(deps.config, ctx),
  })

  router.post('/', async (ctx) => {
    await evenly(register(deps, parse(registerBody, ctx.state.body), askedBy(ctx)))
    ctx.status = 202
    ctx.body = {}
  })

  router.post('/confirm', async (ctx) => {
    const { token, password } = parse(confirmBody, ctx.state.body)
    ctx.body = await confirmAccount(deps, { token, password, requestId: String(ctx.state.requestId) })
  })

  router.post('/reset', async (ctx) => {
    const { email } = parse(askResetBody, ctx.state.body)
    await evenly(askReset(deps, email, askedBy(ctx)))
    ctx.status = 202
    ctx.body = {}
  })

  router.post('/reset/finish', async (ctx) => {
    const { token, password } = parse(finishResetBody, ctx.state.body)
    await finishReset(deps, { token, password, requestId: String(ctx.state.requestId) })
    ctx.body = {}
  })

  return router
}
