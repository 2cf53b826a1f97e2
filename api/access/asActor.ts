import { type Kysely, sql, type Transaction } from 'kysely'
import type { Actor } from '../contract/policy/decide.ts'
import type { Database } from '../db/tables.ts'
import type { Deps } from '../deps.ts'

/** A transaction that knows on whose behalf it reads and writes. */
export type ActorTransaction = Transaction<Database>

/**
 * Runs `work` in one transaction in the actor's name: row-level security sees the person, the civil day and whether a
 * second factor was proved. What is thrown rolls everything back, journal included.
 */
export function asActor<T>(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  work: (transaction: ActorTransaction) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await sayActor(transaction, actor, clock.today())
    return work(transaction)
  })
}

/** What row-level security is told of an actor. A held account is nobody. */
export const saidOf = ({ personId, state, secondFactor }: Actor) => ({
  who: state === 'active' ? personId : null,
  secondFactor,
})

/** Says who acts, for the rest of this transaction; a sign-in uses it once the person is known. */
export function sayActor(db: Kysely<Database>, actor: Actor, today: string) {
  const { who, secondFactor } = saidOf(actor)
  return sql`select say_actor(${who}::uuid, ${today}::date, ${secondFactor})`.execute(db)
}
