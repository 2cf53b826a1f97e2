import { inspect } from 'node:util'
import { pino } from 'pino'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { startCluster } from '../db/cluster.ts'
import type { DatabaseAddress } from '../db/doors.ts'
import { serve, stopOnSignals } from '../main.ts'
import { createDatabase } from './createDatabase.ts'
import { prepareDatabase } from './prepare.ts'
import { ensurePostgres, MissingProgram } from './system.ts'
import { ensureWebBuild } from './webBuild.ts'

type Database = DatabaseAddress & { readonly stop: () => Promise<void> }

const DEMONSTRATION = 'It shows a few dossiers a town; `npm run demo -- build` plays 5 000 over thirty-six months.\n'

/** A server of one's own, or the private cluster of this checkout. */
async function openOwnOrPrivate(config: Config): Promise<Database> {
  if (config.databaseUrl) return { url: config.databaseUrl, ownLogins: false, stop: async () => undefined }
  const { binaries } = ensurePostgres()
  const cluster = await startCluster('main', binaries)
  await createDatabase(cluster.url('postgres'), 'rokhas')
  return { url: cluster.url('rokhas'), ownLogins: true, stop: cluster.stop }
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  ensureWebBuild()
  const database = await openOwnOrPrivate(config)
  process.stdout.write('Preparing the database…\n')
  const server = await prepareDatabase(database.url, config)
    .then(() => serve(config, database))
    .catch(async (error: unknown) => {
      await database.stop()
      throw error
    })
  process.stdout.write(`\nRokhas is ready: ${server.url}\n${config.demonstration ? DEMONSTRATION : ''}\n`)
  const stop = async () => {
    await server.stop()
    await database.stop()
  }
  stopOnSignals(stop, pino({ base: null }))
}

try {
  await start()
} catch (error) {
  const expected = error instanceof MissingProgram || error instanceof ConfigError
  process.stderr.write(`${expected ? error.message : inspect(error)}\n`)
  process.exit(1)
}
