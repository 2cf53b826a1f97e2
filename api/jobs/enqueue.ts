import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { JobPayloads } from './tasks.ts'

type When = { readonly onceKey?: string; readonly runAt?: Date; readonly maxAttempts?: number }

/** Adds a job in the caller's transaction: it runs after the commit, never when that is rolled back. */
export async function enqueue<T extends keyof JobPayloads>(
  transaction: Kysely<Database>,
  task: T,
  payload: JobPayloads[T],
  { onceKey, runAt, maxAttempts = 25 }: When = {},
): Promise<void> {
  await sql`select enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${onceKey ?? null}, ${runAt ?? null}::timestamptz,
    ${maxAttempts}::integer)`.execute(transaction)
}
