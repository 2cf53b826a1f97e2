import { type Kysely, sql } from 'kysely'
import type { Config } from '../config.ts'
import { LINK_PATHS, type LinkPurpose } from '../contract/accounts.ts'
import type { Database } from '../db/tables.ts'
import { minutesAfter } from './lifetimes.ts'
import { newToken, tokenHash } from './sessionCookie.ts'

/** How long a link opens. A reset is wanted now (OWASP: short); an invitation waits for somebody who was not expecting it. */
const MINUTES: Readonly<Record<LinkPurpose, number>> = {
  confirm_email: 24 * 60,
  reset: 60,
  invitation: 7 * 24 * 60,
}

type Proof = {
  readonly purpose: LinkPurpose
  /** Null while nobody has the account yet. */
  readonly personId: string | null
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Begins a proof by e-mail, in the caller's transaction.
 * @returns the token of its link; the database keeps only a hash
 */
export async function openProof(
  transaction: Kysely<Database>,
  { purpose, personId, data = {} }: Proof,
  at: Date,
): Promise<string> {
  const token = newToken()
  await transaction
    .insertInto('pending_proof')
    .values({
      hash: tokenHash(token),
      purpose,
      person_id: personId,
      data: JSON.stringify(data),
      created_at: at,
      expires_at: minutesAfter(at, MINUTES[purpose]),
    })
    .execute()
  return token
}

type UsedProof = { readonly personId: string | null; readonly data: unknown }

/** Uses a link up; null when it is unknown, used or out of date, which are all the same to whoever holds it. */
export async function consumeProof(
  transaction: Kysely<Database>,
  { token, purpose }: { readonly token: string; readonly purpose: LinkPurpose },
  at: Date,
): Promise<UsedProof | null> {
  const { rows } = await sql<UsedProof>`
    select p.person_id as "personId", p.data from use_proof(${tokenHash(token)}, ${purpose}, ${at}::timestamptz) p
    where p.hash is not null`.execute(transaction)
  return rows[0] ?? null
}

/** The other links of a person open nothing any more. The transaction speaks in their name. */
export async function dropProofs(transaction: Kysely<Database>, personId: string, at: Date): Promise<void> {
  await transaction
    .updateTable('pending_proof')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('purpose', 'in', ['reset', 'invitation'])
    .where('used_at', 'is', null)
    .execute()
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * Where links lead: the configured address. Without one a request's own host is believed only on this very machine:
 * anybody may write any Host, and a reset link must not carry its token to another house.
 */
export function linkBase(
  { publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  request?: { readonly protocol: string; readonly host: string },
): string {
  if (publicUrl) return publicUrl.replace(/\/+$/, '')
  return request && LOOPBACK.test(request.host) ? `${request.protocol}://${request.host}` : `http://${host}:${port}`
}

/** The token travels in the fragment: no server, log or referrer ever sees it. */
export const linkTo = (base: string, purpose: LinkPurpose, token: string): string =>
  `${base}${LINK_PATHS[purpose]}#${token}`
