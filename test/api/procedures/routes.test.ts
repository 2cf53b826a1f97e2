import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { procedures, procedureVersion } from '../../../api/contract/procedures/versions.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const ask = asking(() => server)
const list = async (query = '') => procedures.parse((await ask('GET', `/api/procedures${query}`)).answer)
const totals = (listed: Awaited<ReturnType<typeof list>>, code: string) =>
  listed.procedures.find((one) => one.code === code)?.delays.filter(({ stage }) => stage === 'total')

describe('the public catalogue', () => {
  test('says to anybody what is in force today, with the delays and how sure they are', async () => {
    const listed = await list()
    expect(listed.on).toBe('2026-11-24')
    expect(listed.procedures).toHaveLength(36)
    expect(totals(listed, 'construire')).toEqual([
      { track: 'gp', stage: 'total', term: { length: 30, unit: 'calendar' }, sureness: 'sourced' },
      { track: 'pp', stage: 'total', term: { length: 15, unit: 'calendar' }, sureness: 'sourced' },
    ])
    expect(totals(listed, 'tranchee')).toEqual([{ track: null, stage: 'total', term: null, sureness: 'unknown' }])
  })

  test('says what was in force on another day, and of one family', async () => {
    const before = await list('?on=2023-07-12&family=urban')
    expect(before.procedures).toHaveLength(24)
    expect(totals(before, 'construire')?.map(({ term }) => term?.length)).toEqual([25, 10])
    expect((await list('?on=2019-01-01')).procedures).toEqual([])
    expect((await list('?family=economic')).procedures.map(({ code }) => code)).toContain('antenne')
  })

  test('gives one procedure whole, with its rules and the tests that decide its track', async () => {
    const { status, answer } = await ask('GET', '/api/procedures/construire')
    expect(status).toBe(200)
    const { definition, tests, validFrom } = procedureVersion.parse(answer)
    expect(validFrom).toBe('2023-07-13')
    expect(definition.validity[0]?.rule.fr).toContain('Loi 12-90, art. 49')
    expect(tests.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('knows no procedure under another code or before the first day, and no day that is none', async () => {
    const refused = async (path: string) => (await ask('GET', `/api/procedures${path}`)).status
    expect(await refused('/batir')).toBe(404)
    expect(await refused('/construire?on=2020-04-15')).toBe(404)
    expect(await refused('/%00')).toBe(422)
    expect(await ask('GET', '/api/procedures?on=2026-02-30')).toMatchObject({ status: 422, answer: { field: 'on' } })
    expect(await ask('GET', '/api/procedures?family=rural')).toMatchObject({ status: 422, answer: { field: 'family' } })
  })
})
