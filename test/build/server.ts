import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { pino } from 'pino'
import { createListener } from '../../api/app.ts'
import { ROOM_LIMITS, type RoomLimits } from '../../api/commission/room/limits.ts'
import { openRoomServer } from '../../api/commission/room/roomServer.ts'
import { readConfig } from '../../api/config.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Clock } from '../../api/deps.ts'
import { openStore } from '../../api/documents/store/openStore.ts'
import { parseDay } from '../../spatial/day.ts'

/** The day every test lives on unless it says another. */
export const TEST_DAY = parseDay('2026-11-24')

export const testClock: Clock = {
  now: () => new Date('2026-11-24T09:00:00Z'),
  today: () => {
    if (!TEST_DAY) throw new Error('the test day is not a day')
    return TEST_DAY
  },
}

export type TestServer = { readonly url: string; readonly close: () => Promise<void> }

export type TestServerOptions = {
  /** The database's address; the server takes the application's role, as in life. */
  readonly url: string
  readonly clock?: Clock
  /** How long a statement may take, or wait for others. */
  readonly statementTimeoutMs?: number
  /** Settings beside the tests' own. */
  readonly env?: NodeJS.ProcessEnv
  /** What of the rooms' limits is another than in life. */
  readonly rooms?: Partial<RoomLimits>
}

/** The real application on a free port of this machine, its files in a folder of its own. */
export async function testServer({
  url,
  clock = testClock,
  env = {},
  rooms: limits = {},
  statementTimeoutMs,
}: TestServerOptions): Promise<TestServer> {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-test-`)
  const config = readConfig({ LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent', ROKHAS_DATA: folder, ...env })
  const log = pino({ level: config.logLevel })
  const db = openDatabase(url, {
    ...{ max: 6, role: 'rokhas_application' },
    ...(statementTimeoutMs !== undefined && { statementTimeoutMs }),
  })
  const deps = { db, config, clock, log, store: openStore(config) }
  const server = createServer(createListener(deps))
  const rooms = openRoomServer(server, deps, { ...ROOM_LIMITS, ...limits })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  const close = async () => {
    await rooms.close()
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
