import { randomInt } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { DatabaseAddress } from '../db/doors.ts'
import type { Database } from '../db/tables.ts'
import { queueConnection } from './queuePool.ts'

const LOCKS = 'rokhas job runners'
const LAST_RUNNER = 2 ** 31 - 1
const RETURN_MS = 1_000

export type Presence = { readonly runner: number; readonly leave: () => Promise<void> }

/**
 * Holds a lock of the database for as long as this process lives: PostgreSQL lets it go the moment the process dies, and
 * another one may then take its jobs up. A lost connection takes the same lock again.
 */
export async function bePresent(address: DatabaseAddress, onLost: (error: Error) => void): Promise<Presence> {
  const runner = randomInt(1, LAST_RUNNER)
  let left = false
  let client: pg.Client
  const enter = async () => {
    client = new pg.Client(queueConnection(address))
    client.on('error', onLost)
    client.on('end', () => left || comeBack())
    await client.connect()
    await client.query('select pg_advisory_lock(hashtext($1), $2)', [LOCKS, runner])
  }
  const comeBack = () => {
    setTimeout(() => left || enter().catch(onLost), RETURN_MS).unref()
  }
  await enter().catch((error: unknown) => {
    left = true
    throw error
  })
  const leave = async () => {
    left = true
    await client.end()
  }
  return { runner, leave }
}

/**
 * Says under which name a process locks its jobs, so that they can be taken up when it dies. Said again it changes
 * nothing: a process that lost its lock for a moment may have been forgotten meanwhile.
 */
export const registerPool = (db: Kysely<Database>, poolId: string, runner: number, at: Date) =>
  db
    .insertInto('job_runner')
    .values({ worker_id: poolId, runner, since: at })
    .onConflict((same) => same.doNothing())
    .execute()

export const forgetPool = (db: Kysely<Database>, runner: number) =>
  db.deleteFrom('job_runner').where('runner', '=', runner).execute()

/**
 * Frees the jobs of processes that died in the middle of them: they are run again at once, not four hours later. A process
 * killed before it could say its name left jobs that nobody answers for: whoever lives has said it within a minute.
 */
export async function takeUpAbandoned(db: Kysely<Database>): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ name: string }>`
      with dead as materialized (
        select runner from (select distinct runner from job_runner) r
        where pg_try_advisory_xact_lock(hashtext(${LOCKS}), runner)),
      forgotten as (delete from job_runner where runner in (select runner from dead) returning worker_id)
      select worker_id as name from forgotten
      union
      select locked_by from graphile_worker._private_jobs
      where locked_at < now() - interval '1 minute' and locked_by not in (select worker_id from job_runner)`.execute(
      transaction,
    )
    const names = rows.map(({ name }) => name)
    if (names.length > 0) await sql`select graphile_worker.force_unlock_workers(${names}::text[])`.execute(transaction)
    return names.length
  })
}
