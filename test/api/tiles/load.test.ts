import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { readConfig } from '../../../api/config.ts'
import { openStore } from '../../../api/documents/store/openStore.ts'
import { Gate } from '../../../api/tiles/gate.ts'
import { type Tile, TileCache } from '../../../api/tiles/tileCache.ts'
import { TileStore } from '../../../api/tiles/tileStore.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Ground } from '../../build/ground.ts'
import { tileAt } from '../../build/tiles.ts'

let test_: TestDatabase
let server: Server
let url: string

const { z, x, y } = tileAt(toWgs84(26191, [300_010, 330_015]), 16)
const ask = (column: number) => fetch(`${url}/api/tiles/parcels/${z}/${column}/${y}.mvt`)

/** Requests that wait on the lock below, as the database sees them. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(test_.db)
  return rows[0]?.n ?? 0
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** Runs the work while no parcel can be read. */
const whileLocked = (work: () => Promise<void>) =>
  test_.db.transaction().execute(async (locked) => {
    await sql`lock table parcel in access exclusive mode`.execute(locked)
    await work()
  })

beforeAll(async () => {
  test_ = await testDatabase()
  await new Ground(test_.db).parcel('T1', [0, 0, 20, 30])
  const today = parseDay('2026-11-24')
  if (!today) throw new Error('not a day')
  const clock = { now: () => new Date('2026-11-24T09:00:00Z'), today: () => today }
  const config = readConfig({ LOG_LEVEL: 'silent' })
  const deps = { db: test_.db, config, clock, log: pino({ level: 'silent' }), store: openStore(config) }
  server = createServer(createApp(deps, new TileStore(deps, { most: 1, longestQueue: 1 })).callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a listening TCP server has one
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await test_.close()
})

describe('too many tiles at once', () => {
  test('one is made, one waits, the third is told to come back; the two are answered', async () => {
    const asked: Promise<Response>[] = []
    await whileLocked(async () => {
      asked.push(ask(x))
      await until(async () => (await waiting()) === 1)
      asked.push(ask(x + 1))
      await new Promise((resolve) => setTimeout(resolve, 100))
      const third = await ask(x + 2)
      expect([third.status, third.headers.get('retry-after')]).toEqual([503, '1'])
      expect((await third.json()).code).toBe('BUSY')
    })
    const answers = await Promise.all(asked)
    expect(answers.map(({ status }) => status)).toEqual([200, 204])
  })

  test('fifty who want the same tile ask the database once', async () => {
    const asked: Promise<Response>[] = []
    await whileLocked(async () => {
      for (let count = 0; count < 50; count += 1) asked.push(ask(x + 3))
      await until(async () => (await waiting()) === 1)
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(await waiting()).toBe(1)
    })
    const answers = await Promise.all(asked)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
  })
})

describe('the gate', () => {
  test('lets the next one in when work fails', async () => {
    const gate = new Gate(1, 5)
    const failing = gate.run(() => Promise.reject(new Error('broken')))
    const next = gate.run(() => Promise.resolve('done'))
    await expect(failing).rejects.toThrow('broken')
    expect(await next).toBe('done')
    expect(gate.isFull).toBe(false)
  })
})

describe('the cache', () => {
  const tile = (bytes: number, version = '1'): Tile => ({
    layer: 'parcels',
    version,
    etag: 'W/"x"',
    body: Buffer.alloc(bytes),
    gzip: null,
  })

  test('holds a number of bytes and lets go of what was used longest ago', () => {
    const cache = new TileCache(3_000)
    cache.put('a', tile(600))
    cache.put('b', tile(600))
    cache.get('a', '1')
    cache.put('c', tile(1_200))
    expect([cache.get('a', '1') !== null, cache.get('b', '1'), cache.get('c', '1') !== null]).toEqual([
      true,
      null,
      true,
    ])
    expect(cache.bytes).toBeLessThanOrEqual(3_000)
  })

  test('counts the compressed copy, and a tile larger than all of it is not kept', () => {
    const cache = new TileCache(2_000)
    const kept = tile(1_000)
    cache.put('a', kept)
    cache.compressed('a', kept, Buffer.alloc(300))
    expect(cache.bytes).toBe(1_700)
    cache.put('b', tile(5_000))
    expect([cache.size, cache.bytes]).toEqual([0, 0])
  })

  test('has nothing of another version', () => {
    const cache = new TileCache(10_000)
    cache.put('a', tile(10, '1'))
    expect([cache.get('a', '2'), cache.get('a', undefined)]).toEqual([null, null])
  })
})
