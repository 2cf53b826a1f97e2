import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '../http/problem.ts'
import type { ActorTransaction } from './asActor.ts'
import type { Asker } from './asker.ts'

/** What is asked, in full: under one key another question is no repeat. */
export type Question = readonly [act: string, ...rest: readonly unknown[]]

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * What was made before under the asker's Idempotency-Key; null for a first time. Two requests with one key wait for each
 * other here. Ask it before anything a repeat would be refused for, and `keepAsked` in the same transaction.
 * @throws Problem KEY_REUSED when something else was asked under it
 */
export async function askedBefore(
  transaction: ActorTransaction,
  { actor, onceKey }: Asker,
  question: Question,
): Promise<string | null> {
  if (!onceKey) return null
  const key = digest(onceKey)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`once ${actor.personId} ${key}`}, 0))`.execute(transaction)
  const before = await transaction
    .selectFrom('asked_once')
    .select(['asked', 'made_id'])
    .where('person_id', '=', actor.personId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!before) return null
  if (before.asked !== digest(JSON.stringify(question))) throw new Problem('KEY_REUSED')
  return before.made_id
}

type Made = { readonly question: Question; readonly id: string; readonly at: Date }

/** Keeps what was made under the asker's key, when they gave one. */
export async function keepAsked(
  transaction: ActorTransaction,
  { actor, onceKey }: Asker,
  { question, id, at }: Made,
): Promise<void> {
  if (!onceKey) return
  const kept = { key: digest(onceKey), asked: digest(JSON.stringify(question)), made_id: id, at }
  await transaction
    .insertInto('asked_once')
    .values({ person_id: actor.personId, ...kept })
    .execute()
}
