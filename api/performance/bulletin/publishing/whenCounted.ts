import { setTimeout } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/tables.ts'
import { Problem } from '../../../http/problem.ts'

const ASK_AGAIN_MS = 500

/**
 * Waits until the roll-up has counted every event that waits now; those that come meanwhile are of a later state.
 * @throws Problem FIGURES_BEHIND when it has not after a time
 */
export async function whenCounted(db: Kysely<Database>, patienceMs: number): Promise<void> {
  const { rows } = await sql<{ last: number }>`select coalesce(max(id), 0) as last from performance_dirty`.execute(db)
  const last = rows[0]?.last ?? 0
  for (let left = patienceMs; await isWaiting(db, last); left -= ASK_AGAIN_MS) {
    if (left <= 0) throw new Problem('FIGURES_BEHIND', { retryAfterS: 60 })
    await setTimeout(ASK_AGAIN_MS)
  }
}

const isWaiting = async (db: Kysely<Database>, last: number): Promise<boolean> =>
  (await db.selectFrom('performance_dirty').select('id').where('id', '<=', last).limit(1).executeTakeFirst()) !==
  undefined
