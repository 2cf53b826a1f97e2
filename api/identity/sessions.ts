import type { ActorTransaction } from '../access/asActor.ts'
import type { DeviceSession } from '../contract/session.ts'
import { type JournalContext, type JournalEntry, record } from '../journal/record.ts'
import type { EndReason } from './endSession.ts'
import { lifetimeOf, minutesAfter } from './lifetimes.ts'
import { officialMandate } from './queries.ts'

type Of = { readonly personId: string; readonly at: Date; readonly today: string; readonly current: string | null }

/** The sessions of a person that still open something, the latest first. */
export async function openSessions(
  transaction: ActorTransaction,
  { personId, at, today, current }: Of,
): Promise<DeviceSession[]> {
  const { idleMinutes } = lifetimeOf([{ official: await officialMandate(transaction, personId, today) }])
  const rows = await transaction
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .where('last_seen_at', '>', minutesAfter(at, -idleMinutes))
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    method: row.method,
    secondFactor: row.second_factor_at !== null,
    device: row.device,
    address: row.address,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    current: row.id === current,
  }))
}

export type EndingMany = {
  readonly people: readonly string[]
  readonly because: EndReason
  /** One session only. */
  readonly only?: string
  /** The session that stays. */
  readonly but?: string | null
  readonly mandateId?: string | null
  readonly bodyId?: string
}

/**
 * Ends sessions of these people, as far as the actor's rights reach, each with its line in the journal.
 * @returns how many ended
 */
export async function endSessions(
  transaction: ActorTransaction,
  context: JournalContext,
  ending: EndingMany,
): Promise<number> {
  if (ending.people.length === 0) return 0
  let sessions = transaction
    .updateTable('session')
    .set({ ended_at: context.at, ended_because: ending.because })
    .where('person_id', 'in', ending.people)
    .where('ended_at', 'is', null)
  if (ending.only) sessions = sessions.where('id', '=', ending.only)
  if (ending.but) sessions = sessions.where('id', '<>', ending.but)
  const ended = await sessions.returning(['id', 'person_id']).execute()
  for (const session of ended) await record(transaction, context, lineOf(session, ending))
  return ended.length
}

const lineOf = (
  session: { readonly id: string; readonly person_id: string },
  { because, mandateId, bodyId }: EndingMany,
): JournalEntry => ({
  action: 'session.end',
  subject: { kind: 'session', id: session.id },
  concernedId: session.person_id,
  ...(mandateId ? { mandateId } : {}),
  ...(bodyId ? { bodyId } : {}),
  detail: { because },
})
