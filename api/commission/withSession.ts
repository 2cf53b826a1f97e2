import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { askedBefore, keepAsked, type Question } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { type Allowed, authorise } from '../access/authorise.ts'
import type { Action } from '../contract/policy/policy.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { type JournalEntry, record } from '../journal/record.ts'
import { reachOf } from './calling/reach.ts'
import { type SessionRow, sessionById } from './sessions.ts'

export type Needs = Pick<Deps, 'db' | 'clock'>

export type Found = {
  readonly transaction: ActorTransaction
  readonly asker: Asker
  readonly row: SessionRow
  readonly allowed: Allowed
  readonly at: Date
  readonly today: string
}

type Wanted = {
  readonly asker: Asker
  readonly id: string
  readonly action: Action
  /** What an Idempotency-Key makes once. */
  readonly question?: Question
}

/**
 * Lets the actor through to a session and waits for whoever writes in it: what happens in one session happens one after
 * the other. Asked again under one key, `work` is not done again.
 * @throws Problem NOT_FOUND, the policy's shut door, KEY_REUSED
 */
export function withSession<T>(
  deps: Needs,
  { asker, id, action, question }: Wanted,
  work: (found: Found) => Promise<void>,
  answer: (found: Pick<Found, 'transaction' | 'asker' | 'row' | 'today'>) => Promise<T>,
): Promise<T> {
  return asActor(deps, asker.actor, async (transaction) => {
    if (!isUuid(id)) throw new Problem('NOT_FOUND')
    await lockSession(transaction, id)
    const row = await seen(transaction, id)
    const today = deps.clock.today()
    if (question && (await askedBefore(transaction, asker, question))) return answer({ transaction, asker, row, today })
    const bodyIds = asker.actor.mandates.map(({ bodyId }) => bodyId)
    const territory = BY_BODY.has(action) ? await reachOf(transaction, asker.actor, row) : row.territory
    const allowed = authorise(asker.actor, action, { territory, bodyIds })
    const at = deps.clock.now()
    await work({ transaction, asker, row, allowed, at, today })
    if (question) await keepAsked(transaction, asker, { question, id, at })
    return answer({ transaction, asker, row: await seen(transaction, id), today })
  })
}

/** What is done for a body that is called, wherever that is. */
const BY_BODY: ReadonlySet<Action> = new Set(['commission.attend', 'minutes.sign'])

/** Whoever writes in a session waits here for whoever does already. */
const lockSession = (transaction: ActorTransaction, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`commission session ${id.toLowerCase()}`}, 0))`.execute(
    transaction,
  )

/** A session the actor may see. @throws Problem NOT_FOUND */
export async function seen(transaction: ActorTransaction, id: string): Promise<SessionRow> {
  const row = isUuid(id) ? await sessionById(transaction, id) : null
  if (!row) throw new Problem('NOT_FOUND')
  return row
}

type Entry = Pick<JournalEntry, 'action' | 'detail' | 'bodyId' | 'concernedId' | 'dossierId'>

/** Writes an event about a session in its transaction. */
export const journal = ({ transaction, asker, at, row, allowed }: Found, entry: Entry): Promise<string> =>
  record(
    transaction,
    { ...asker, at },
    { subject: { kind: 'commission_session', id: row.id }, mandateId: allowed.mandateId, ...entry },
  )
