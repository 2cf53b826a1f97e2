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

/** Says which process runs a worker, so that its jobs can be taken up when it dies. */
export const registerWorker = (db: Kysely<Database>, workerId: string, runner: number, at: Date) =>
  db.insertInto('job_runner').values({ worker_id: workerId, runner, since: at }).execute()

export const forgetWorkers = (db: Kysely<Database>, runner: number) =>
  db.deleteFrom('job_runner').where('runner', '=', runner).execute()

/** Frees the jobs of processes that died in the middle of them: they are run again at once, not four hours later. */
export async function takeUpAbandoned(db: Kysely<Database>): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ worker_id: string }>`
      with dead as materialized (
        select runner from (select distinct runner from job_runner) r
        where pg_try_advisory_xact_lock(hashtext(${LOCKS}), runner))
      delete from job_runner where runner in (select runner from dead) returning worker_id`.execute(transaction)
    const workers = rows.map((row) => row.worker_id)
    if (workers.length > 0)
      await sql`select graphile_worker.force_unlock_workers(${workers}::text[])`.execute(transaction)
    return workers.length
  })
}
