import Router from '@koa/router'
import { asActor } from '../access/asActor.ts'
import { signedIn } from '../access/asker.ts'
import { currentActor } from '../access/currentActor.ts'
import { DEMONSTRATION_PASSPHRASE, DEMONSTRATION_PASSWORD } from '../contract/demonstration.ts'
import { changePasswordBody, signInBody } from '../contract/session.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { changePassword } from './changePassword.ts'
import { endSession } from './endSession.ts'
import { presentSession } from './presentSession.ts'
import { demonstrationAccounts } from './queries.ts'
import { resumeActor } from './resumeSession.ts'
import { endedCookie } from './sessionCookie.ts'
import { endSessions, openSessions } from './sessions.ts'
import { signIn } from './signIn.ts'
import { giveCookies, signInRequest } from './signInRequest.ts'

/** Signing in and out, one's own sessions and password. */
export function sessionRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/session', async (ctx) => {
    ctx.set('Cache-Control', 'no-store')
    ctx.body = await presentSession(deps, currentActor(ctx))
  })

  router.post('/api/session', async (ctx) => {
    const request = signInRequest(ctx)
    const opened = await signIn(deps, parse(signInBody, ctx.state.body), request)
    giveCookies(ctx, opened)
    const resumed = await resumeActor(deps, opened.token, request.requestId)
    if (!resumed) throw new Problem('SIGNED_OUT') // ended in this very instant by somebody else
    ctx.body = await presentSession(deps, resumed.actor)
  })

  router.delete('/api/session', async (ctx) => {
    const actor = currentActor(ctx)
    const ending = { because: 'signed_out', requestId: String(ctx.state.requestId) } as const
    if (actor.sessionId) await endSession(deps, actor, ending)
    ctx.append('Set-Cookie', endedCookie)
    ctx.body = {}
  })

  router.put('/api/me/password', async (ctx) => {
    giveCookies(ctx, await changePassword(deps, signedIn(ctx), parse(changePasswordBody, ctx.state.body)))
    ctx.body = {}
  })

  router.get('/api/demonstration/accounts', async (ctx) => {
    if (!deps.config.demonstration) throw new Problem('NOT_FOUND')
    const accounts = await demonstrationAccounts(deps.db, deps.clock.today())
    ctx.body = { password: DEMONSTRATION_PASSWORD, passphrase: DEMONSTRATION_PASSPHRASE, accounts }
  })

  mySessions(router, deps)
  return router
}

function mySessions(router: Router, deps: Deps): void {
  router.get('/api/me/sessions', async (ctx) => {
    const { actor } = signedIn(ctx)
    const of = { personId: actor.personId, at: deps.clock.now(), today: deps.clock.today(), current: actor.sessionId }
    ctx.body = { sessions: await asActor(deps, actor, (transaction) => openSessions(transaction, of)) }
  })

  router.delete('/api/me/sessions', async (ctx) => {
    const asker = signedIn(ctx)
    const ending = { people: [asker.actor.personId], because: 'revoked', but: asker.actor.sessionId } as const
    ctx.body = { ended: await endMine(deps, asker, ending) }
  })

  router.delete('/api/me/sessions/:id', async (ctx) => {
    const asker = signedIn(ctx)
    const { id = '' } = ctx.params
    const ending = { people: [asker.actor.personId], because: 'revoked', only: id } as const
    if (!isUuid(id) || (await endMine(deps, asker, ending)) === 0) throw new Problem('NOT_FOUND')
    ctx.body = {}
  })
}

const endMine = (
  deps: Deps,
  asker: ReturnType<typeof signedIn>,
  ending: Parameters<typeof endSessions>[2],
): Promise<number> =>
  asActor(deps, asker.actor, (transaction) => endSessions(transaction, { ...asker, at: deps.clock.now() }, ending))
