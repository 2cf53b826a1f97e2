import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { lawOfGround } from './lawOfGround.ts'
import { crsOf, type Refused, reading } from './ogcCase.ts'

let database: TestDatabase
let server: TestServer
const { get, items } = reading(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  await lawOfGround(database.db)
}, 60_000)

afterAll(async () => {
  await server.close()
  await database.close()
})

describe('What cannot be asked', () => {
  test.each([
    ['limit=0', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['bbox=1,2,3', 'bbox'],
    ['bbox=1,2,3,x', 'bbox'],
    ['bbox=1,2,3,NaN', 'bbox'],
    ['bbox=-8,34,-7,33', 'bbox'],
    ['bbox=-8,33,-7,91', 'bbox'],
    ['bbox=1,2,3,4&bbox-crs=EPSG:4326', 'bbox-crs'],
    [`crs=${crsOf(26191)}`, 'crs'], // not of the country's collection
    ['crs=', 'crs'],
    ['datetime=yesterday', 'datetime'],
    ['datetime=2026-02-30', 'datetime'],
    ['datetime=2026-03-01/2026-02-01', 'datetime'],
    ['datetime=a/b/c', 'datetime'],
    ['cursor=26191.x', 'cursor'],
    ["legalSrid=26191'--", 'legalSrid'],
    ['code=%00', 'code'],
    ['heightMaxM=9', 'heightMaxM'],
    ['resultType=all', 'resultType'],
    ['f=xml', 'f'],
    ['filter=', 'filter'],
    ['filter=code', 'filter'],
    ["filter=code='E", 'filter'],
    ["filter=code='E' and", 'filter'],
    ["filter=code='E';select 1", 'filter'],
    ['filter=code=1', 'filter'], // a text is no number
    ['filter=legalSrid=1e999', 'filter'],
    ['filter=heightMaxM>9', 'filter'], // not to be filtered by
    ["filter=date('2026-02-30')=date('2026-01-01')", 'filter'],
    ["filter=code='%00'", 'filter'],
    [`filter=${'('.repeat(900)}code='E'${')'.repeat(900)}`, 'filter'],
    [`filter=${'not '.repeat(400)}code='E'`, 'filter'],
    [`filter=${"code='E' or ".repeat(300)}code='E'`, 'filter'],
    ["filter=code='E'&filter-lang=cql2-json", 'filter-lang'],
    ["filter=code='E'&filter-crs=x", 'filter-crs'],
    ['where=1', 'where'],
  ])('%s is refused with 400, and the parameter is named', async (search, field) => {
    const { status, headers, answer } = await get<Refused>(`/collections/zones/items?${search}`)
    expect([status, answer.field]).toEqual([400, field])
    expect(headers.get('content-type')).toMatch('application/problem+json')
    expect(answer.code).toMatch(/^OGC_PARAMETER_(INVALID|UNKNOWN)$/)
  })

  test('a limit beyond the most is answered with the most; what looks like SQL is a text that nothing equals', async () => {
    expect((await items('zones', 'limit=99999999')).numberReturned).toBe(4)
    expect((await items('zones', `code=${encodeURIComponent("' or 1=1 --")}`)).numberMatched).toBe(0)
    expect((await items('zones', 'cursor=99999.019b76da-a800-7001-92cb-2973e0098e03')).features).toEqual([])
  })

  test('no other resource takes a parameter it does not know', async () => {
    for (const path of [
      '',
      '/conformance',
      '/api',
      '/collections',
      '/collections/zones',
      '/collections/zones/queryables',
    ])
      expect([path, (await get(`${path}?x=1`)).status]).toEqual([path, 400])
  })
})
