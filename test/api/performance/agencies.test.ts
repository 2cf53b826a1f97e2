import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agencyGrounds, performanceAnswer, territorySeries } from '../../../api/contract/performance/performance.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { decidedCells, keepCells } from '../../build/performanceCells.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const [CASABLANCA, AGADIR] = ['06.141', '09.001']
const [AIN_CHOCK, ANFA, MEDIOUNA] = ['06.141.01.41', '06.141.01.01', '06.355']

let database: TestDatabase
let server: TestServer
let people: People
let agency: Awaited<ReturnType<People['acting']>>

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  // Of Casablanca all along, of Médiouna from the summer of 2026 on.
  agency = await people.acting('urban_agency', 'examiner', [CASABLANCA, MEDIOUNA])
  await sql`update body_territory set valid_from = '2026-07-01'
    where body_id = ${agency.body} and territory = ${MEDIOUNA}`.execute(database.db)
  // Three dossiers in all: too few to be told to everybody.
  const decided = [
    ...decidedCells({ quarter: '2026-07-01', commune_code: AIN_CHOCK, track: 'pp' }, [10, 30]),
    ...decidedCells({ quarter: '2026-07-01', commune_code: ANFA, track: 'pp' }, [20]),
  ]
  await keepCells(database.db, decided, '2026-11-24')
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const groundsOf = async (period: string) =>
  agencyGrounds.parse(await (await fetch(`${server.url}/api/performance-agencies?period=${period}`)).json())

describe('What an urban agency is in charge of', () => {
  const ownIn = async (period: string) => {
    const { agencies } = await groundsOf(period)
    return agencies.find(({ code }) => code === agency.body)?.communes ?? []
  }

  test('is told to everybody commune by commune, as it was on the last day of the period', async () => {
    const [before, after] = [await ownIn('2026-Q2'), await ownIn('2026-Q3')]
    const { rows } = await sql<{ code: string; province: string }>`
      select code, province_code as province from commune where province_code in (${CASABLANCA}, ${MEDIOUNA}) and ended_on is null
      order by code`.execute(database.db)
    const inside = (...provinces: string[]) =>
      rows.filter(({ province }) => provinces.includes(province)).map(({ code }) => code)
    expect(before).toEqual(inside(CASABLANCA))
    expect(after).toEqual(inside(CASABLANCA, MEDIOUNA))
    expect(after.length).toBeGreaterThan(before.length)
    expect((await groundsOf('2026-Q2')).on).toBe('2026-06-30')
  })

  test('is nothing where nobody has told it, and such an agency is named all the same', async () => {
    const { agencies } = await groundsOf('2026-Q3')
    expect(agencies.find(({ nameFr }) => nameFr === 'Agence urbaine de Meknès')?.communes).toEqual([])
    expect(agencies.find(({ nameFr }) => nameFr === "Agence urbaine d'Agadir")).toMatchObject({
      communes: expect.arrayContaining(['09.001.01.01']),
    })
    const figures = await median()
    expect(figures.rows.map(({ code }) => code).toSorted()).toEqual(
      agencies
        .filter(({ communes }) => communes.length > 0)
        .map(({ code }) => code)
        .toSorted(),
    )
  })

  test('of a period that has not begun, or is none, is refused', async () => {
    const status = async (period: string) =>
      (await fetch(`${server.url}/api/performance-agencies?period=${period}`)).status
    expect([await status('2027-Q1'), await status('2026-Q5')]).toEqual([422, 422])
  })
})

const median = async (headers: Record<string, string> = {}) => {
  const query = 'indicator=median_calendar_net&period=2026-Q3'
  return performanceAnswer.parse(
    await (await fetch(`${server.url}/api/performance/agencies?${query}`, { headers })).json(),
  )
}

describe('The few dossiers of an agency', () => {
  const told = async (headers: Record<string, string>) => {
    const { value, n, withheld } = (await median(headers)).rows.find(({ code }) => code === agency.body) ?? {}
    return [value, n, withheld]
  }

  test('are withheld from whoever is signed out, from an official of elsewhere, and from one of a part of its territory', async () => {
    const elsewhere = await people.acting('urban_agency', 'examiner', [AGADIR])
    const part = await people.acting('province', 'governor', [CASABLANCA])
    for (const headers of [{}, elsewhere.headers, part.headers]) expect(await told(headers)).toEqual([null, 3, true])
  })

  test('are told to its own director, in the figures as in the series', async () => {
    // 10, 20 and 30 days.
    expect(await told(agency.headers)).toEqual([20, 3, false])
    const path = `/api/performance/agencies/${agency.body}?period=2026-Q3&quarters=1`
    const series = async (headers: Record<string, string>) =>
      territorySeries.parse(await (await fetch(server.url + path, { headers })).json()).series.median_calendar_net
    expect(await series(agency.headers)).toEqual([{ value: 20, n: 3, withheld: false }])
    expect(await series({})).toEqual([{ value: null, n: 3, withheld: true }])
  })
})
