import Router, { type RouterContext } from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { type Asker, signedIn } from '../../access/asker.ts'
import { currentActor } from '../../access/currentActor.ts'
import { LINK_PATH, linkQuery, SIGN_IN_PATH, visitAnswer, visitQuery } from '../../contract/provider.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { countsOfBeginning } from '../factors/counts.ts'
import { linkBase } from '../proofs.ts'
import { giveCookies, signInRequest } from '../signInRequest.ts'
import { giveBack, spend } from '../throttle.ts'
import { linkIdentity, mayLink, recordRefusal, signInAs, unlinkIdentity } from './commands.ts'
import { Provider } from './provider.ts'
import { isLinked } from './queries.ts'
import { beginVisit, type Purpose, resumeVisit, VISIT_COOKIE, type Visit, visitCookie } from './visits.ts'

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

  router.get('/api/session/provider/start', (ctx) =>
    leadingBack(ctx, deps, (say) => leave(ctx, deps, { provider, say })),
  )
  router.get(CALLBACK, (ctx) => leadingBack(ctx, deps, (say) => comeBack(ctx, deps, { provider, say })))

  router.post('/api/me/provider', async (ctx) => {
    ctx.body = { address: await leaveToLink(ctx, deps, provider) }
  })

  router.delete('/api/me/provider', async (ctx) => {
    await unlinkIdentity(deps, signedIn(ctx))
    ctx.body = {}
  })

  return router
}

/** Says what a visit is for, as soon as that is known: it decides which screen says why it failed. */
type Say = (purpose: Purpose) => void

/**
 * Runs a step of a visit. A browser that navigates is led back to a screen that says the problem; a program is answered
 * with the problem itself.
 */
async function leadingBack(ctx: RouterContext, deps: Deps, step: (say: Say) => Promise<string>): Promise<void> {
  let purpose: Purpose = { returnTo: null, linkTo: null, lang: null }
  ctx.set('Cache-Control', 'no-store')
  try {
    const say: Say = (said) => {
      purpose = said
    }
    lead(ctx, await step(say))
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'INTERNAL') throw error
    await noteRefusal(ctx, deps, error)
    if (ctx.accepts('json', 'html') !== 'html') throw error
    lead(ctx, addressAfter(purpose, error.code))
  }
}

/** What costs nothing to ask for costs the journal nothing either: a flood would fill it. */
const JOURNALLED = /^(PROVIDER_(?!ABSENT)|ACCOUNT_HELD$)/

async function noteRefusal(ctx: RouterContext, deps: Deps, { code, cause }: Problem): Promise<void> {
  deps.log.warn({ code, err: cause, requestId: ctx.state.requestId }, 'a visit to the identity provider was refused')
  if (JOURNALLED.test(code)) await recordRefusal(deps, code, signInRequest(ctx))
}

/** Whoever signed in passes by the screen that asks for the second factor still due, then goes where they were going. */
function addressAfter({ returnTo, linkTo, lang }: Purpose, problem?: string): string {
  const query = new URLSearchParams({
    ...(lang && { lang }),
    ...(returnTo && { returnTo }),
    ...(problem && { problem }),
  })
  const path = linkTo === null ? SIGN_IN_PATH : LINK_PATH
  return query.size > 0 ? `${path}?${query}` : path
}

function lead(ctx: RouterContext, address: string): void {
  ctx.redirect(address)
  ctx.body = {}
}

const redirectUri = ({ config }: Deps, { host, protocol }: RouterContext) =>
  `${linkBase(config, { host, protocol })}${CALLBACK}`

type Visiting = { readonly provider: Provider | null; readonly say: Say }

async function leave(ctx: RouterContext, deps: Deps, { provider, say }: Visiting): Promise<string> {
  const { returnTo = null, lang = null } = parse(visitQuery, ctx.query)
  const purpose: Purpose = { returnTo, linkTo: null, lang }
  say(purpose)
  return begin(ctx, deps, { provider, purpose })
}

/** Asked by our own page with POST: another site cannot lead a person there to link what it is signed in with. */
async function leaveToLink(ctx: RouterContext, deps: Deps, provider: Provider | null): Promise<string> {
  const asker = signedIn(ctx)
  const { lang = null } = parse(linkQuery, ctx.query)
  await mayLink(deps, asker)
  return begin(ctx, deps, { provider, purpose: { returnTo: null, linkTo: asker.actor.personId, lang } })
}

type Beginning = { readonly provider: Provider | null; readonly purpose: Purpose }

async function begin(ctx: RouterContext, deps: Deps, { provider, purpose }: Beginning): Promise<string> {
  if (!provider) throw new Problem('PROVIDER_ABSENT')
  await spend(deps.db, deps.clock.now(), countsOfBeginning(ctx.ip))
  const { address, browser } = await beginVisit(deps, provider, {
    purpose,
    redirectUri: redirectUri(deps, ctx),
    browser: ctx.cookies.get(VISIT_COOKIE) ?? null,
  })
  ctx.append('Set-Cookie', visitCookie(browser))
  return address
}

async function comeBack(ctx: RouterContext, deps: Deps, { provider, say }: Visiting): Promise<string> {
  if (!provider) throw new Problem('PROVIDER_ABSENT')
  const { state } = parse(visitAnswer, ctx.query)
  const counts = countsOfBeginning(ctx.ip)
  const at = deps.clock.now()
  await spend(deps.db, at, counts)
  const visit = await resumeVisit(deps, { state, browser: ctx.cookies.get(VISIT_COOKIE) })
  say(visit)
  const identity = await provider.identityAt({ ...visit, url: new URL(`${redirectUri(deps, ctx)}${ctx.search}`) })
  if (visit.linkTo !== null) await linkIdentity(deps, linking(ctx, visit), identity)
  else giveCookies(ctx, await signInAs(deps, identity, signInRequest(ctx)))
  await giveBack(deps.db, at, counts)
  return addressAfter(visit)
}

/** Whoever asked for the link is still who is signed in. */
function linking(ctx: RouterContext, { linkTo }: Visit): Asker {
  const asker = signedIn(ctx)
  if (asker.actor.personId !== linkTo) throw new Problem('PROVIDER_BROWSER')
  return asker
}
