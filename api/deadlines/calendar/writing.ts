import { sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked, type Question } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { RecountCause } from '../../contract/calendar.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { askRecount } from '../recounting/askRecount.ts'

export type Needs = Pick<Deps, 'db' | 'clock'>

export type Writing = {
  readonly asker: Asker
  readonly at: Date
  readonly today: Day
  readonly mandateId: string | null
}

/** Lets an operator write in the calendar. */
export const writing = <T>(
  { db, clock }: Needs,
  asker: Asker,
  work: (transaction: ActorTransaction, writing: Writing) => Promise<T>,
): Promise<T> => {
  const { mandateId } = authorise(asker.actor, 'calendar.enter')
  const [at, today] = [clock.now(), clock.today()]
  return asActor({ db, clock }, asker.actor, (transaction) => work(transaction, { asker, at, today, mandateId }))
}

const DEEDS = {
  holiday_entered: ['holiday', 'enter'],
  holiday_withdrawn: ['holiday', 'withdraw'],
  outage_entered: ['outage', 'enter'],
  outage_ended: ['outage', 'end'],
} as const satisfies Record<RecountCause['cause'], readonly [kind: string, deed: string]>

/** The recount and the journal's line, in the transaction of what was written. */
export async function countAgain(
  transaction: ActorTransaction,
  { asker, at, mandateId }: Writing,
  why: RecountCause,
): Promise<string> {
  const recountId = await askRecount(transaction, { why, by: asker.actor.personId, at })
  const [kind, deed] = DEEDS[why.cause]
  const detail = { from: why.from, ...(why.to && { to: why.to }), name: why.nameFr }
  const subject = { kind, id: why.id }
  await record(transaction, { ...asker, at }, { action: `${kind}.${deed}`, subject, mandateId, detail })
  return recountId
}

type Entry<T> = {
  readonly question: Question
  readonly cause: RecountCause['cause']
  /** What was entered before under the asker's key. */
  readonly read: (id: string) => Promise<T | null>
  readonly insert: () => Promise<T>
  readonly why: (entered: T) => RecountCause
}
type Entered<T> = { readonly entered: T; readonly recountId: string }

/** Enters something in the calendar once under the asker's key, and asks the recount; again, it answers the same. */
export async function enterOnce<T extends { readonly id: string }>(
  transaction: ActorTransaction,
  now: Writing,
  { question, cause, read, insert, why }: Entry<T>,
): Promise<Entered<T>> {
  const before = await askedBefore(transaction, now.asker, question)
  const written = before && (await read(before))
  if (written) return { entered: written, recountId: await recountOf(transaction, cause, written.id) }
  const entered = await insert()
  const recountId = await countAgain(transaction, now, why(entered))
  await keepAsked(transaction, now.asker, { question, id: entered.id, at: now.at })
  return { entered, recountId }
}

/** The recount that was asked when this was first written. */
async function recountOf(transaction: ActorTransaction, cause: RecountCause['cause'], id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from deadline_recount where why ->> 'cause' = ${cause} and why ->> 'id' = ${id} limit 1`.execute(
    transaction,
  )
  const [asked] = rows
  if (!asked) throw new Error(`no recount was asked for ${cause} ${id}`)
  return asked.id
}

/** What the database holds to be there already. */
export const takenAs =
  (code: 'HOLIDAY_EXISTS' | 'CERTIFICATE_USED') =>
  (error: unknown): never => {
    if (refusedFor(error, 'unique_violation')) throw new Problem(code)
    throw error
  }
