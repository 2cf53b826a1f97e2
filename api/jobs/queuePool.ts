import pg from 'pg'
import { AwareClient } from '../db/databaseAway.ts'
import { type DatabaseAddress, signInAs } from '../db/doors.ts'

/** Where the queue's own connections go: as `rokhas_worker`, ids of jobs read as texts. */
export function queueConnection(address: DatabaseAddress): pg.ClientConfig {
  const { url, takes } = signInAs('rokhas_worker', address)
  return {
    connectionString: url,
    application_name: 'rokhas jobs',
    options: takes ? `-c jit=off -c role=${takes}` : '-c jit=off',
  }
}

/**
 * The queue tries again to say that a job is done, or failed, as long as it is told that the database is away; on any other
 * error of a lost connection it would end the process.
 * @param onLost a connection was lost; the pool replaces it
 */
export function openQueuePool(address: DatabaseAddress, max: number, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ ...queueConnection(address), max, Client: AwareClient })
  pool.on('error', onLost)
  // The queue waits on a connection of its own: its loss is an event of that connection.
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}
