import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { createListener } from '../../api/app.ts'
import { readConfig } from '../../api/config.ts'
import type { Database } from '../../api/db/tables.ts'
import type { Clock } from '../../api/deps.ts'
import { parseDay } from '../../spatial/day.ts'

/** The day every test lives on unless it says another. */
export const TEST_DAY = parseDay('2026-11-24')

const testClock: Clock = {
  now: () => new Date('2026-11-24T09:00:00Z'),
  today: () => {
    if (!TEST_DAY) throw new Error('the test day is not a day')
    return TEST_DAY
  },
}

export type TestServer = { readonly url: string; readonly close: () => Promise<void> }

/** The real application on a free port of this machine. */
export async function testServer({
  db,
  clock = testClock,
}: {
  db: Kysely<Database>
  clock?: Clock
}): Promise<TestServer> {
  const config = readConfig({ LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' })
  const server = createServer(createListener({ db, config, clock, log: pino({ level: config.logLevel }) }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
