import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Actor } from '../contract/policy/decide.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { type JournalContext, record } from '../journal/record.ts'
import { meetDevice } from './devices.ts'
import { endSession } from './endSession.ts'
import { lifetimeOf, minutesAfter } from './lifetimes.ts'
import { officialMandate } from './queries.ts'
import { newToken, tokenHash } from './sessionCookie.ts'
import type { SessionTokens, SignInRequest } from './signInRequest.ts'

export type Opening = {
  readonly personId: string
  readonly method: 'password' | 'passkey' | 'oidc' | 'link'
  /** Proved in this very sign-in. */
  readonly secondFactor: boolean
  readonly request: SignInRequest
}

export type OpenedSession = SessionTokens & { readonly sessionId: string }

/** As a person acts while their session opens: nothing of their mandates is needed yet. */
export const openingActor = (personId: string, secondFactor = false): Actor => ({
  personId,
  sessionId: null,
  state: 'active',
  secondFactor,
  mandates: [],
})

/**
 * Opens a session for a person who has just proved who they are: a token never used before, the session this browser
 * held until now ended, the person told when the device is new. Give the answer to `giveCookies`.
 */
export async function openSession(deps: Pick<Deps, 'db' | 'clock'>, opening: Opening): Promise<OpenedSession> {
  const at = deps.clock.now()
  const opened = await asActor(deps, openingActor(opening.personId, opening.secondFactor), (transaction) =>
    openSessionIn(transaction, opening, { at, today: deps.clock.today() }),
  )
  await endReplaced(deps, opening.request)
  return opened
}

/** The session a browser held until now gives way to the one it just opened. */
export async function endReplaced(
  deps: Pick<Deps, 'db' | 'clock'>,
  { before, requestId }: SignInRequest,
): Promise<void> {
  if (before.sessionId) await endSession(deps, before, { because: 'replaced', requestId })
}

type When = { readonly at: Date; readonly today: string }

/** The same inside a transaction that already speaks in the person's name; the browser's earlier session is left alone. */
export async function openSessionIn(
  transaction: ActorTransaction,
  { personId, method, secondFactor, request }: Opening,
  { at, today }: When,
): Promise<OpenedSession> {
  const sessionId = uuidv7(at)
  const token = newToken()
  const official = await officialMandate(transaction, personId, today)
  await transaction
    .insertInto('session')
    .values({
      id: sessionId,
      token_hash: tokenHash(token),
      person_id: personId,
      method,
      second_factor_at: secondFactor ? at : null,
      device: request.device,
      address: request.address,
      created_at: at,
      last_seen_at: at,
      ends_at: minutesAfter(at, lifetimeOf([{ official }]).absoluteMinutes),
    })
    .execute()
  await transaction.updateTable('account').set({ signed_in_at: at }).where('person_id', '=', personId).execute()
  const deviceToken = await meetDevice(transaction, { personId, request, at })
  const actor = { ...openingActor(personId, secondFactor), sessionId }
  await record(
    transaction,
    { actor, at, requestId: request.requestId },
    {
      action: 'session.open',
      subject: { kind: 'session', id: sessionId },
      detail: { method, secondFactor, device: request.device },
    },
  )
  return { sessionId, token, deviceToken }
}

/**
 * A second factor was proved in an open session: its token is changed with its privilege (OWASP ASVS 5.0 §7.2.4), so
 * that one stolen before is worth nothing. Within the transaction that used the proof up.
 * @returns the new token for `giveCookies`
 * @throws Problem SIGNED_OUT when the session has ended meanwhile
 */
export async function raiseSession(transaction: ActorTransaction, context: JournalContext): Promise<SessionTokens> {
  const token = await changeToken(transaction, context, { second_factor_at: context.at })
  const subject = { kind: 'session', id: context.actor.sessionId ?? '' }
  await record(transaction, context, { action: 'session.raise', subject })
  return { token }
}

/** A new token and nothing more, where what protects the account was changed. */
export async function renewSession(transaction: ActorTransaction, context: JournalContext): Promise<SessionTokens> {
  return { token: await changeToken(transaction, context, {}) }
}

async function changeToken(
  transaction: ActorTransaction,
  { actor }: JournalContext,
  raised: { readonly second_factor_at?: Date },
): Promise<string> {
  const token = newToken()
  const { numUpdatedRows } = await transaction
    .updateTable('session')
    .set({ token_hash: tokenHash(token), ...raised })
    .where('id', '=', actor.sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('SIGNED_OUT')
  return token
}
