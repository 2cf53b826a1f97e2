import Router, { type RouterContext } from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { currentActor } from '../../access/currentActor.ts'
import { SIGN_IN_PATH, visitAnswer, visitQuery } from '../../contract/provider.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { countsOfBeginning } from '../factors/counts.ts'
import { linkBase } from '../proofs.ts'
import { giveCookies, signInRequest } from '../signInRequest.ts'
import { spend } from '../throttle.ts'
import { linkIdentity, mayLink, recordRefusal, signInAs, unlinkIdentity } from './commands.ts'
import { Provider } from './provider.ts'
import { isLinked } from './queries.ts'
import { beginVisit, resumeVisit, VISIT_COOKIE, type Visit, visitCookie } from './visits.ts'

const CALLBACK = '/api/session/provider/callback'

/** Signing in through an identity provider, and linking one to an account. */
export function providerRoutes(deps: Deps): Router {
  const router = new Router()
  const { config, clock } = deps
  const provider = config.provider && new Provider(config.provider, clock)

  router.get('/api/session/provider', async (ctx) => {
    const actor = currentActor(ctx)
    const { personId } = actor
    const linked = personId !== null && (await asActor(deps, actor, (transaction) => isLinked(transaction, personId)))
    const shown = config.provider && { nameFr: config.provider.nameFr, nameAr: config.provider.nameAr }
    ctx.body = { provider: shown, linked }
  })

  router.get('/api/session/provider/start', (ctx) => leadingBack(ctx, deps, () => leave(ctx, deps, provider)))
  router.get(CALLBACK, (ctx) => leadingBack(ctx, deps, () => comeBack(ctx, deps, provider)))

  router.delete('/api/me/provider', async (ctx) => {
    await unlinkIdentity(deps, signedIn(ctx))
    ctx.body = {}
  })

  return router
}

/**
 * Runs a step of a visit. A browser that navigates is led back to a screen that says the problem; a program is answered
 * with the problem itself.
 */
async function leadingBack(ctx: RouterContext, deps: Deps, step: () => Promise<string>): Promise<void> {
  try {
    lead(ctx, await step())
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'INTERNAL') throw error
    const { code, cause } = error
    deps.log.warn({ code, err: cause, requestId: ctx.state.requestId }, 'a visit to the identity provider was refused')
    await recordRefusal(deps, code, signInRequest(ctx))
    if (ctx.accepts('json', 'html') !== 'html') throw error
    lead(ctx, `${SIGN_IN_PATH}?problem=${code}`)
  }
}

function lead(ctx: RouterContext, address: string): void {
  ctx.redirect(address)
  ctx.body = {}
}

const redirectUri = ({ config }: Deps, { host, protocol }: RouterContext) =>
  `${linkBase(config, { host, protocol })}${CALLBACK}`

async function leave(ctx: RouterContext, deps: Deps, provider: Provider | null): Promise<string> {
  if (!provider) throw new Problem('PROVIDER_ABSENT')
  const { returnTo = '/', link } = parse(visitQuery, ctx.query)
  await spend(deps.db, deps.clock.now(), countsOfBeginning(ctx.ip))
  const asker = link ? signedIn(ctx) : null
  if (asker) await mayLink(deps, asker)
  const { address, browser } = await beginVisit(deps, provider, {
    purpose: { returnTo, linkTo: asker?.actor.personId ?? null },
    redirectUri: redirectUri(deps, ctx),
    browser: ctx.cookies.get(VISIT_COOKIE) ?? null,
  })
  ctx.append('Set-Cookie', visitCookie(browser))
  return address
}

async function comeBack(ctx: RouterContext, deps: Deps, provider: Provider | null): Promise<string> {
  if (!provider) throw new Problem('PROVIDER_ABSENT')
  const { state } = parse(visitAnswer, ctx.query)
  const visit = await resumeVisit(deps, { state, browser: ctx.cookies.get(VISIT_COOKIE) })
  const identity = await provider.identityAt({ ...visit, url: new URL(`${redirectUri(deps, ctx)}${ctx.search}`) })
  if (visit.linkTo !== null) await linkIdentity(deps, linking(ctx, visit), identity)
  else giveCookies(ctx, await signInAs(deps, identity, signInRequest(ctx)))
  return visit.returnTo
}

/** Whoever asked for the link is still who is signed in. */
function linking(ctx: RouterContext, { linkTo }: Visit) {
  const asker = signedIn(ctx)
  if (asker.actor.personId !== linkTo) throw new Problem('PROVIDER_BROWSER')
  return asker
}
