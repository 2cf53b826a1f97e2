import pg from 'pg'
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

/** @param onLost an idle connection was lost; the pool replaces it */
export function openQueuePool(address: DatabaseAddress, max: number, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ ...queueConnection(address), max })
  pool.on('error', onLost)
  // The queue waits on a connection of its own: its loss is an event of that connection.
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}
