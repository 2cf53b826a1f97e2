import { readConfig } from '../config.ts'
import { startCluster } from '../db/cluster.ts'
import { createDatabase } from './createDatabase.ts'
import { ensurePostgres } from './system.ts'

/**
 * The database an operator's command works on: the one of `DATABASE_URL`, else the private cluster of this checkout,
 * started for the time of the command when nobody runs it already.
 */
export async function withOperatorDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl } = readConfig(process.env)
  if (databaseUrl) return work(databaseUrl)
  const cluster = await startCluster('main', ensurePostgres().binaries)
  try {
    await createDatabase(cluster.url('postgres'), 'rokhas')
    return await work(cluster.url('rokhas'))
  } finally {
    await cluster.stop()
  }
}
