import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { z } from 'zod'
import { ownPath } from '../../contract/provider.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { minutesAfter } from '../lifetimes.ts'
import { newToken, tokenHash } from '../sessionCookie.ts'
import type { Provider, VisitSecrets } from './provider.ts'

const VISIT_MINUTES = 10

/** Names the browser that began a visit; it opens nothing. Several tabs of one browser share it. */
export const VISIT_COOKIE = '__Host-rokhas-visit'
export const visitCookie = (token: string): string =>
  `${VISIT_COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${VISIT_MINUTES * 60}`

/** What a visit to the provider is to do: where to lead afterwards, and whom to link, when it is no sign-in. */
export type Purpose = {
  readonly returnTo: string | null
  readonly linkTo: string | null
  readonly lang: 'fr' | 'ar' | null
}

const kept = z.object({
  nonce: z.string(),
  verifier: z.string(),
  /** Digest of the browser's cookie, base64url. */
  browser: z.string(),
  returnTo: ownPath.nullable(),
  linkTo: z.string().nullable(),
  lang: z.enum(['fr', 'ar']).nullable(),
})
export type Visit = VisitSecrets & Purpose

type VisitDeps = Pick<Deps, 'db' | 'clock'>
type Beginning = { readonly purpose: Purpose; readonly redirectUri: string; readonly browser: string | null }
type Begun = { readonly address: string; readonly browser: string }

const BROWSER_TOKEN = /^[\w-]{43}$/

/** Keeps what the answer will be compared with, under the digest of its `state`, for ten minutes and one use. */
export async function beginVisit(deps: VisitDeps, provider: Provider, beginning: Beginning): Promise<Begun> {
  const { purpose, redirectUri } = beginning
  const browser = beginning.browser && BROWSER_TOKEN.test(beginning.browser) ? beginning.browser : newToken()
  const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const address = await provider.visitAddress({ ...secrets, lang: purpose.lang }, redirectUri)
  const { state, ...rest } = secrets
  const at = deps.clock.now()
  await deps.db
    .insertInto('pending_proof')
    .values({
      hash: tokenHash(state),
      purpose: 'oidc',
      data: JSON.stringify({ ...rest, ...purpose, browser: tokenHash(browser).toString('base64url') }),
      created_at: at,
      expires_at: minutesAfter(at, VISIT_MINUTES),
    })
    .execute()
  return { address: address.href, browser }
}

/**
 * The visit that a `state` belongs to, used up whatever follows.
 * @throws Problem PROVIDER_STATE when it is unknown, used or too old; PROVIDER_BROWSER when another browser began it
 */
export async function resumeVisit(
  { db, clock }: VisitDeps,
  { state, browser }: { readonly state: string | undefined; readonly browser: string | undefined },
): Promise<Visit> {
  if (!state) throw new Problem('PROVIDER_STATE')
  const { rows } = await sql<{ data: unknown }>`select p.data
    from use_proof(${tokenHash(state)}, 'oidc', ${clock.now()}::timestamptz) p where p.hash is not null`.execute(db)
  if (!rows[0]) throw new Problem('PROVIDER_STATE')
  const { browser: began, ...visit } = kept.parse(rows[0].data)
  if (!timingSafeEqual(Buffer.from(began, 'base64url'), tokenHash(browser ?? ''))) throw new Problem('PROVIDER_BROWSER')
  return { ...visit, state }
}
