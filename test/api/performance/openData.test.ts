import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { INDICATOR_CODES } from '../../../api/contract/performance/indicators.ts'
import { openDataAnswer } from '../../../api/contract/performance/openData.ts'
import type { PerformanceAnswer } from '../../../api/contract/performance/performance.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { decidedCells, keepCells } from '../../build/performanceCells.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const AGADIR = '09.001.01.01'

let database: TestDatabase
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  await keepCells(
    database.db,
    [
      ...decidedCells({ commune_code: AGADIR, track: 'gp', quarter: '2026-07-01' }, [10, 12, 14, 20, 31]),
      ...decidedCells({ commune_code: '06.141.01.41', track: 'pp', quarter: '2026-07-01' }, [3, 4]),
    ],
    '2026-11-24',
  )
  await sql`update commune set name_fr = '=1+1' where code = '06.141.01.41'`.execute(database.db)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/open-data${path}`, { headers })

test('open data says what each column is in both languages, which periods there are, and that no licence is decided', async () => {
  const described = openDataAnswer.parse(await (await get('')).json())
  const [dataset] = described.datasets
  expect(dataset?.periods).toEqual(['2026-Q3'])
  expect(described.licence).toMatchObject({ decided: false, url: null })
  expect(described.indicators.map(({ code }) => code)).toEqual(INDICATOR_CODES)
  const [head = ''] = (await (await get('/performance.csv?level=regions')).text()).split('\r\n')
  expect(head.replace('\uFEFF', '').split(',')).toEqual(dataset?.columns.map(({ name }) => name))
  expect(dataset?.columns.every(({ meaning }) => meaning.fr !== '' && /[\u0600-\u06ff]/.test(meaning.ar))).toBe(true)
})

test('one row is a territory, an indicator and a track; what the map tells the public is told here', async () => {
  type Row = Record<string, unknown>
  const { rows, licence, asOf } = (await (await get('/performance.json?level=communes')).json()) as {
    rows: Row[]
    licence: { decided: boolean }
    asOf: string
  }
  expect([licence.decided, asOf]).toEqual([false, '2026-11-24'])
  const { rows: communes } = await sql<{ n: number }>`select count(*)::integer as n from commune`.execute(database.db)
  expect(rows.length).toBe((communes[0]?.n ?? 0) * INDICATOR_CODES.length * 3)
  const map = (await (
    await fetch(`${server.url}/api/performance/communes?indicator=mean_calendar_net&track=gp&period=2026-Q3`)
  ).json()) as PerformanceAnswer
  const told = rows.filter(({ indicator, track }) => indicator === 'mean_calendar_net' && track === 'gp')
  expect(told.map(({ code, value, n, withheld }) => [code, value, n, withheld])).toEqual(
    map.rows.map(({ code, value, n, withheld }) => [code, value, n, withheld]),
  )
  expect(told.find(({ code }) => code === AGADIR)?.value).toBe(17.4)
})

test('too few dossiers are withheld, and a name that begins like a formula is text', async () => {
  const text = await (await get('/performance.csv?level=communes')).text()
  const line = text
    .split('\r\n')
    .find((one) => one.includes(',06.141.01.41,') && one.includes(',mean_calendar_net,days,pp,'))
  expect(line).toContain(",'=1+1,")
  expect(line).toMatch(/,pp,,2,true$/)
})

test('files are kept by whoever asks again, and are given packed to whoever reads that', async () => {
  const first = await get('/performance.csv?level=country', { 'accept-encoding': 'identity' })
  const tag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, max-age=600')
  expect((await get('/performance.csv?level=country', { 'if-none-match': tag })).status).toBe(304)
  const packed = await fetch(`${server.url}/api/open-data/performance.csv?level=country`)
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(await packed.text()).toBe(await first.text())
  expect((await get('/performance.csv?period=2026-Q9')).status).toBe(422)
  expect((await get('/performance.csv?period=1956')).status).toBe(404)
})
