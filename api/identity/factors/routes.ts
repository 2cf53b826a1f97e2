import Router, { type RouterContext } from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { codeBody, enrolPasskeyBody, passkeySignInBody } from '../../contract/factors.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { presentSession } from '../presentSession.ts'
import { resumeActor } from '../resumeSession.ts'
import { giveCookies, type SessionTokens, signInRequest } from '../signInRequest.ts'
import { spend } from '../throttle.ts'
import { countsOfBeginning } from './counts.ts'
import { beginPasskey, enrolPasskey, removePasskey } from './passkeyEnrolment.ts'
import { beginPasskeySignIn, signInWithPasskey } from './passkeySignIn.ts'
import { passkeysOf } from './queries.ts'
import { relyingParty } from './relyingParty.ts'
import { proveSecondFactor } from './secondFactor.ts'
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from './totpCommands.ts'

/** Second factors: proving them, enrolling them, removing them. */
export function factorRoutes(deps: Deps): Router {
  const router = new Router()
  provingRoutes(router, deps)
  passkeyRoutes(router, deps)
  totpRoutes(router, deps)
  return router
}

function provingRoutes(router: Router, deps: Deps): void {
  const { db, clock, config } = deps

  router.post('/api/session/second-factor', async (ctx) => {
    const asker = signedIn(ctx)
    const { code } = parse(codeBody, ctx.state.body)
    await answerSession(ctx, deps, await proveSecondFactor(deps, asker, code))
  })

  router.post('/api/session/passkey/options', async (ctx) => {
    const party = relyingParty(config, ctx)
    await spend(db, clock.now(), countsOfBeginning(ctx.ip))
    ctx.body = { options: await beginPasskeySignIn(deps, party) }
  })

  router.post('/api/session/passkey', async (ctx) => {
    const { response } = parse(passkeySignInBody, ctx.state.body)
    const attempt = { response, party: relyingParty(config, ctx), request: signInRequest(ctx) }
    await answerSession(ctx, deps, await signInWithPasskey(deps, attempt))
  })
}

/** Gives the new cookie and says who is signed in with it. */
async function answerSession(ctx: RouterContext, deps: Deps, tokens: SessionTokens): Promise<void> {
  giveCookies(ctx, tokens)
  const resumed = await resumeActor(deps, tokens.token, String(ctx.state.requestId))
  ctx.body = await presentSession(deps, resumed?.actor ?? VISITOR)
}

function passkeyRoutes(router: Router, deps: Deps): void {
  const { config } = deps

  router.get('/api/me/passkeys', async (ctx) => {
    const { actor } = signedIn(ctx)
    ctx.body = { passkeys: await asActor(deps, actor, (transaction) => passkeysOf(transaction, actor.personId)) }
  })

  router.post('/api/me/passkeys/options', async (ctx) => {
    ctx.body = { options: await beginPasskey(deps, signedIn(ctx), relyingParty(config, ctx)) }
  })

  router.post('/api/me/passkeys', async (ctx) => {
    const asker = signedIn(ctx)
    const enrolment = parse(enrolPasskeyBody, ctx.state.body)
    const enrolled = await enrolPasskey(deps, { asker, party: relyingParty(config, ctx) }, enrolment)
    if (enrolled.tokens) giveCookies(ctx, enrolled.tokens)
    ctx.status = 201
    ctx.body = { passkey: enrolled.passkey, recoveryCodes: enrolled.recoveryCodes }
  })

  router.delete('/api/me/passkeys/:id', async (ctx) => {
    await removePasskey(deps, signedIn(ctx), ctx.params.id ?? '')
    ctx.body = {}
  })
}

function totpRoutes(router: Router, deps: Deps): void {
  router.post('/api/me/totp', async (ctx) => {
    ctx.body = await beginTotp(deps, signedIn(ctx))
  })

  router.post('/api/me/totp/confirm', async (ctx) => {
    const asker = signedIn(ctx)
    const { recoveryCodes, tokens } = await confirmTotp(deps, asker, parse(codeBody, ctx.state.body).code)
    if (tokens) giveCookies(ctx, tokens)
    ctx.body = { recoveryCodes }
  })

  router.delete('/api/me/totp', async (ctx) => {
    await removeTotp(deps, signedIn(ctx))
    ctx.body = {}
  })

  router.post('/api/me/recovery-codes', async (ctx) => {
    const recoveryCodes = await renewRecoveryCodes(deps, signedIn(ctx))
    ctx.status = 201
    ctx.body = { recoveryCodes }
  })
}
