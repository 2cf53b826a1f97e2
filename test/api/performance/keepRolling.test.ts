import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PerformanceAnswer } from '../../../api/contract/performance/performance.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { startRolling } from '../../../api/performance/rolling/keepRolling.ts'
import { roll } from '../../../api/performance/rolling/roll.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Lives } from '../../build/lives.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'

const COMMUNE = '06.141.01.41'

let database: TestDatabase
let server: TestServer
let lives: Lives

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  // The holidays of the calendar came with the database.
  await roll({ db: database.db, clock: testClock })
  lives = new Lives(database.db, await new People(database.db).person())
})

afterAll(async () => {
  await server.close()
  await database.close()
})

async function filedHere() {
  const response = await fetch(`${server.url}/api/performance/communes?indicator=filed&period=2026-Q4`)
  const answer = (await response.json()) as PerformanceAnswer
  return { filed: answer.rows.find(({ code }) => code === COMMUNE)?.n, waiting: answer.waiting }
}

describe('The roll-up at work', () => {
  test('has an event in the answers within five seconds, says until then that it waits, and goes on after its connection was cut', async () => {
    await lives.write({ commune: COMMUNE, events: [['2026-11-20', 'file', 'filed']] })
    expect(await filedHere()).toEqual({ filed: 0, waiting: 1 })
    const worker = openDatabase(database.url, { max: 1, role: 'rokhas_worker' })
    const cut = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(worker)
    const rolling = startRolling({ db: worker, clock: testClock, log: pino({ level: 'silent' }) })
    await expect.poll(filedHere, { timeout: 5_000 }).toEqual({ filed: 1, waiting: 0 })
    await sql`select pg_terminate_backend(${cut.rows[0]?.pid}::integer)`.execute(database.db)
    await lives.write({ commune: COMMUNE, events: [['2026-11-23', 'file', 'filed']] })
    await expect.poll(filedHere, { timeout: 10_000 }).toEqual({ filed: 2, waiting: 0 })
    await rolling.stop()
    await worker.destroy()
  })
})
