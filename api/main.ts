import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Logger, pino } from 'pino'
import { createListener } from './app.ts'
import { systemClock } from './clock.ts'
import { openRoomServer } from './commission/room/roomServer.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { canary, mustBeBound } from './db/canary.ts'
import { type DatabaseAddress, openAs } from './db/doors.ts'
import type { WorkDeps } from './deps.ts'
import { type BlobStore, StoreFailed } from './documents/store/blobStore.ts'
import { mustKeep, openStore } from './documents/store/openStore.ts'
import { startJobs } from './jobs/startJobs.ts'
import { startSealing } from './journal/keepSealing.ts'
import { startRolling } from './performance/rolling/keepRolling.ts'

const GRACE_MS = 10_000
const WORKER_CONNECTIONS = 6

/**
 * Opens what has to be opened, asks the database its canary questions, listens, and closes in the reverse order.
 * @returns the address it listens at and how to stop it
 */
export async function serve(
  config: Config,
  address: DatabaseAddress,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const onLost = (error: Error) => log.warn({ err: error }, 'database connection lost')
  const db = openAs('rokhas_application', address, { max: config.databaseConnections, onLost })
  const worker = openAs('rokhas_worker', address, { max: WORKER_CONNECTIONS, onLost })
  await canary(db)
  await mustBeBound(db)
  const deps = { db, log, config, clock: systemClock, store: await openWorkingStore(config, log) }
  const background = await startBackground({ ...deps, db: worker }, address)
  const server = createServer(createListener(deps))
  const rooms = openRoomServer(server, deps)
  const url = await listen(server, config)
  log.info({ url }, 'listening')
  const stop = async () => {
    log.info('stopping')
    await rooms.close()
    await close(server)
    await background.stop()
    await Promise.all([db.destroy(), worker.destroy()])
  }
  return { url, stop }
}

/** What an operator has to put right keeps us from starting; a store that is away may come back, and everything else works. */
async function openWorkingStore(config: Config, log: Logger): Promise<BlobStore> {
  const store = openStore(config)
  await mustKeep(store).catch((error: unknown) => {
    if (!(error instanceof StoreFailed)) throw error
    log.error({ err: error }, 'the store of documents is away')
  })
  return store
}

/** Jobs, the sealing of the journal, the roll-up of the figures. */
async function startBackground(work: WorkDeps, address: DatabaseAddress): Promise<{ stop: () => Promise<void> }> {
  const jobs = await startJobs(work, address)
  const sealing = startSealing(work)
  const rolling = startRolling(work)
  const stop = async () => {
    await jobs.stop()
    await sealing.stop()
    await rolling.stop()
  }
  return { stop }
}

async function listen(server: Server, { port, host }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo // a TCP server that listens has one
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
}

/** Lets requests under way end, then closes what is left. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(late)
}

/** Stops once, on the first signal; a second one ends the process at once. */
export function stopOnSignals(stop: () => Promise<void>, log: Pick<Logger, 'error'>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

async function main(): Promise<void> {
  const log = pino({ base: null })
  try {
    const config = readConfig(process.env)
    if (!config.databaseUrl)
      throw new ConfigError(['DATABASE_URL: required here; `npm start` runs a private database without it'])
    const { stop } = await serve(config, { url: config.databaseUrl, ownLogins: false })
    stopOnSignals(stop, log)
  } catch (error) {
    log.fatal({ err: error }, error instanceof Error ? error.message : 'start failed')
    process.exit(1)
  }
}

if (import.meta.main) await main()
