import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IndicatorCode } from '../../../api/contract/performance/indicators.ts'
import type { PerformanceAnswer, TerritorySeries } from '../../../api/contract/performance/performance.ts'
import { roll } from '../../../api/performance/rolling/roll.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Happened, Lives } from '../../build/lives.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'

const A = '06.141.01.41'
const B = '09.001.01.01'

const file = (day: string): Happened => [day, 'file', 'filed']
const sign = (day: string): Happened => [day, 'sign', 'granted']

/**
 * Twelve dossiers of two communes, worked out by hand: 1 September 2026 is a Tuesday, and the one holiday of this calendar
 * is Wednesday 9 September. Working days after the filing, the day of the decision included:
 *
 * | n° | from         | to      | calendar          | working                                              |
 * | -- | ------------ | ------- | ----------------- | ---------------------------------------------------- |
 * | A1 | 1 Sep        | 11 Sep  | 10                | 2 3 4 7 8 10 11 = 7                                  |
 * | A2 | 2 Sep        | 21 Sep  | 19, owed 7-14: 11 | 3 4 7 8 10 11 14 15 16 17 18 21 = 12, owed 5: 7      |
 * | A3 | 3 Sep        | 17 Sep  | 14                | 4 7 8 10 11 14 15 16 17 = 9                          |
 * | A4 | 29 Jun       | 15 Sep  | 78, owed 10-14: 73| 1 in June, 23, 21, 10 in September = 55, owed 3: 52  |
 * | A5 | 8 Sep        | 25 Sep  | 17                | 10 11, 14-18, 21-25 = 12                             |
 * | A6 | 14 Sep       | withdrawn on the 16th |     |                                                      |
 * | A7 | 15 Sep       | open    | 15 days old on 30 September |                                            |
 * | A8 | 15 December, typed in the future |          |                                                      |
 * | B1 | 4 Sep        | 4 Sep   | 0                 | 0                                                    |
 * | B2 | 4 Sep        | 14 Sep  | 10, owed 7-8: 8   | 7 8 10 11 14 = 5, owed 2: 3                          |
 * | B3 | 10 Sep       | 6 Oct   | 26, 20 days old on 30 September | 11, 14-18, 21-25, 28-30, 1 2 5 6 = 18  |
 * | B4 | 16 Sep       | 24 Sep, after a refusal of the 18th that was taken back | 8 | 17 18 21 22 23 24 = 6 |
 */
const LIVES = [
  { commune: A, due: '2026-09-22', events: [file('2026-09-01'), sign('2026-09-11')] },
  {
    commune: A,
    due: '2026-09-30',
    events: [
      file('2026-09-02'),
      ['2026-09-07', 'ask_complement', 'completing'],
      ['2026-09-14', 'give_complement', 'consulted'],
      sign('2026-09-21'),
    ],
  },
  { commune: A, due: '2026-09-17', events: [file('2026-09-03'), ['2026-09-17', 'refuse', 'refused']] },
  {
    commune: A,
    track: 'gp',
    due: '2026-08-10',
    events: [
      file('2026-06-29'),
      ['2026-07-01', 'dispatch', 'consulted'],
      ['2026-07-31', 'hold_session', 'deliberated'],
      ['2026-08-03', 'sign_minutes', 'opined'],
      ['2026-09-10', 'accept', 'to_settle'],
      ['2026-09-14', 'settle', 'to_sign'],
      sign('2026-09-15'),
    ],
  },
  { commune: A, due: '2026-09-22', events: [file('2026-09-08'), ['2026-09-25', 'attest_silence', 'deemed_granted']] },
  { commune: A, events: [file('2026-09-14'), ['2026-09-16', 'withdraw', 'withdrawn']] },
  { commune: A, events: [file('2026-09-15')] },
  { commune: A, events: [file('2026-12-15')] },
  { commune: B, due: '2026-09-25', events: [file('2026-09-04'), sign('2026-09-04')] },
  {
    commune: B,
    due: '2026-09-29',
    events: [
      file('2026-09-04'),
      ['2026-09-07', 'refuse_admission', 'inadmissible'],
      ['2026-09-08', 'file', 'filed'],
      sign('2026-09-14'),
    ],
  },
  { commune: B, track: 'gp', events: [file('2026-09-10'), sign('2026-10-06')] },
  {
    commune: B,
    code: 'refection',
    track: null,
    events: [
      file('2026-09-16'),
      ['2026-09-18', 'refuse', 'refused'],
      ['2026-09-21', 'reopen', 'filed'],
      sign('2026-09-24'),
    ],
  },
] as const satisfies readonly Parameters<Lives['write']>[0][]

let database: TestDatabase
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  await sql`delete from holiday`.execute(database.db)
  await sql`insert into holiday (id, day, name_fr, name_ar, act, sureness, entered_at)
    values (gen_random_uuid(), '2026-09-09', 'Jour chômé', 'يوم عطلة', 'Décret', 'sourced', now())`.execute(database.db)
  const people = new People(database.db)
  minister = (await people.acting('ministry', 'supervisor', ['MA'])).headers
  const lives = new Lives(database.db, await people.person())
  const ids: string[] = []
  for (const life of LIVES) ids.push(await lives.write(life))
  await askedOfA2(ids[1] ?? '')
  await consulted(ids[1] ?? '')
  await roll({ db: database.db, clock: testClock })
})

afterAll(async () => {
  await server.close()
  await database.close()
})

/** Two things were asked of A2 for one reason, and one for another. */
async function askedOfA2(dossier: string): Promise<void> {
  for (const [index, reason] of ['piece_unreadable', 'piece_unreadable', 'fact_missing'].entries())
    await sql`insert into complement_item (id, dossier_id, move, nth, about, what, reason_code, reason_from, articles, text, to_part)
      select gen_random_uuid(), ${dossier}, 2, ${index + 1}, about, case about when 'parcel' then null else 'what' end, code,
        valid_from, '{}', 'À reprendre', 'owner' from complement_reason where code = ${reason} and valid_to is null`.execute(
      database.db,
    )
}

/**
 * A body is asked about A2 on Wednesday 2 September and answers on Friday 11, and again on Monday 14: 3, 4, 7, 8, 10 and
 * 11 September are six working days. Another one never answers.
 */
async function consulted(dossier: string): Promise<void> {
  const people = new People(database.db)
  const { person, body, mandate } = await people.acting('civil_protection', 'member', ['06.141'])
  const silent = await people.acting('network_operator', 'member', ['06.141'])
  for (const one of [body, silent.body])
    await sql`insert into consulted_body (id, dossier_id, round, body_id, rules, binding, asked_at)
      values (gen_random_uuid(), ${dossier}, 1, ${one}, '[]', false, '2026-09-02T10:00:00Z')`.execute(database.db)
  for (const [index, at] of ['2026-09-11T10:00:00Z', '2026-09-14T10:00:00Z'].entries())
    await sql`insert into avis (consulted_body_id, version, opinion, person_id, mandate_id, at)
      select id, ${index + 1}, 'favourable', ${person}, ${mandate}, ${at} from consulted_body where body_id = ${body}`.execute(
      database.db,
    )
}

async function asked(level: string, query: Record<string, string>, headers = {}): Promise<PerformanceAnswer> {
  const response = await fetch(`${server.url}/api/performance/${level}?${new URLSearchParams(query)}`, { headers })
  expect(response.status).toBe(200)
  return (await response.json()) as PerformanceAnswer
}

const Q3 = { period: '2026-Q3' }

/** What an official of the whole country is told of A, of B, of both, as [value, dossiers]. */
const PAPER: readonly [IndicatorCode, a: Pair, b: Pair, both: Pair][] = [
  ['filed', [6, 6], [4, 4], [10, 10]],
  ['decided', [5, 5], [3, 3], [8, 8]],
  ['delivered', [4, 4], [3, 3], [7, 7]],
  ['refused', [1, 1], [0, 0], [1, 1]],
  ['silence', [1, 1], [0, 0], [1, 1]],
  ['withdrawn', [1, 1], [0, 0], [1, 1]],
  ['backlog', [1, 1], [1, 1], [2, 2]],
  ['backlog_old', [0, 0], [0, 0], [0, 0]],
  ['median_working_gross', [12, 5], [5, 3], [8, 8]],
  ['mean_working_gross', [19, 5], [3.67, 3], [13.25, 8]],
  ['ninth_working_gross', [55, 5], [6, 3], [55, 8]],
  ['median_working_net', [9, 5], [3, 3], [7, 8]],
  ['mean_working_net', [17.4, 5], [3, 3], [12, 8]],
  ['ninth_working_net', [52, 5], [6, 3], [52, 8]],
  ['median_calendar_gross', [17, 5], [8, 3], [12, 8]],
  ['mean_calendar_gross', [27.6, 5], [6, 3], [19.5, 8]],
  ['ninth_calendar_gross', [78, 5], [10, 3], [78, 8]],
  ['median_calendar_net', [14, 5], [8, 3], [10.5, 8]],
  ['mean_calendar_net', [25, 5], [5.33, 3], [17.63, 8]],
  ['ninth_calendar_net', [73, 5], [8, 3], [73, 8]],
  ['in_time', [60, 5], [100, 2], [71.43, 7]],
  ['right_first_time', [80, 5], [66.67, 3], [75, 8]],
  ['refusal_share', [20, 5], [0, 3], [12.5, 8]],
  // A1 10, A2 5, A3 14, A4 2 + 3, A5 17 days at the guichet; B1 0, B2 3 + 6, B4 2 + 3, the refusal's three days nobody's.
  ['time_guichet', [10.2, 5], [4.67, 3], [8.13, 8]],
  ['time_members', [7.4, 5], [0, 3], [4.63, 8]],
  ['time_president', [7.8, 5], [0, 3], [4.88, 8]],
  ['time_applicant', [2.2, 5], [0.33, 3], [1.5, 8]],
]
type Pair = readonly [value: number | null, n: number]

let minister: Record<string, string>

/** To the hundredth, as the paper was worked out. */
const printed = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100)

const pair = (answer: PerformanceAnswer, code: string): Pair => {
  const row = answer.rows.find((one) => one.code === code)
  return [printed(row?.value ?? null), row?.n ?? -1]
}

describe('Twelve dossiers worked out by hand', () => {
  test.each(PAPER)('%s is what the paper says, for either commune and for both', async (indicator, a, b, both) => {
    const communes = await asked('communes', { indicator, ...Q3 }, minister)
    const country = await asked('country', { indicator, ...Q3 }, minister)
    expect({ a: pair(communes, A), b: pair(communes, B), both: pair(country, 'MA') }).toEqual({ a, b, both })
  })

  test('their time in each one’s hands adds up to their whole delay', () => {
    const of = (code: string) => PAPER.find(([indicator]) => indicator === code)?.[3][0] ?? Number.NaN
    const hands = ['time_guichet', 'time_members', 'time_president', 'time_applicant'].map(of)
    // B4 was nobody's between its refusal and its reopening: three of the 156 days.
    expect(hands.reduce((total, days) => total + days, 0)).toBeCloseTo((156 - 3) / 8, 1)
  })

  test('are told of one track, one procedure, one year', async () => {
    const working = { indicator: 'median_working_gross' }
    const gp = await asked('communes', { ...working, ...Q3, track: 'gp' }, minister)
    const pp = await asked('communes', { ...working, ...Q3, track: 'pp' }, minister)
    const refection = await asked('communes', { ...working, ...Q3, procedure: 'refection' }, minister)
    const year = await asked('communes', { ...working, period: '2026' }, minister)
    expect([pair(gp, A), pair(gp, B)]).toEqual([
      [55, 1],
      [null, 0],
    ])
    expect([pair(pp, A), pair(pp, B)]).toEqual([
      [10.5, 4],
      [2.5, 2],
    ])
    expect([pair(refection, A), pair(refection, B)]).toEqual([
      [null, 0],
      [6, 1],
    ])
    expect([pair(year, A), pair(year, B)]).toEqual([
      [12, 5],
      [5.5, 4],
    ])
  })

  test('are the same in province, region and agency as in their commune', async () => {
    const mean = { indicator: 'mean_calendar_gross', ...Q3 }
    const told = async (level: string, code: string) => pair(await asked(level, mean, minister), code)
    expect(await told('provinces', '06.141')).toEqual([27.6, 5])
    expect(await told('regions', '09')).toEqual([6, 3])
    // The city of Casablanca is its arrondissements.
    expect(await told('communes', '06.141.01.0')).toEqual([27.6, 5])
    const agencies = await asked('agencies', mean, minister)
    expect(agencies.rows.filter(({ n }) => n > 0).map(({ value, n }) => [value, n])).toEqual([
      [6, 3],
      [27.6, 5],
    ])
  })

  test('a date typed in the future counts in no figure, and is told', async () => {
    const now = await asked('country', { indicator: 'filed', period: '2026-Q4' }, minister)
    expect([now.period.running, pair(now, 'MA'), now.doubtful]).toEqual([true, [0, 0], 1])
    expect((await asked('country', { indicator: 'backlog', period: '2026-Q4' }, minister)).rows[0]?.value).toBe(1)
  })
})

describe('The series of a commune', () => {
  const seriesOf = async (code: string, query: Record<string, string>, headers = {}) => {
    const response = await fetch(`${server.url}/api/performance/communes/${code}?${new URLSearchParams(query)}`, {
      headers,
    })
    return { status: response.status, series: (await response.json()) as TerritorySeries }
  }

  test('tells every indicator of every quarter, and of the last one ages, reasons and bodies', async () => {
    const { series } = await seriesOf(A, { ...Q3, quarters: '2' }, minister)
    expect(series.periods.map(({ code }) => code)).toEqual(['2026-Q2', '2026-Q3'])
    const told = Object.fromEntries(
      Object.entries(series.series).map(([code, values]) => [code, printed(values[1]?.value ?? null)]),
    )
    expect(told).toEqual(Object.fromEntries(PAPER.map(([code, [value]]) => [code, value])))
    expect(series.series.filed.map(({ value }) => value)).toEqual([1, 6])
    // A4 was open at the end of June, a day old.
    expect(series.series.backlog.map(({ value }) => value)).toEqual([1, 1])
    expect(series.ages.map(({ n }) => n)).toEqual([1, 0, 0, 0, 0])
    // Each dossier once, however often it was asked for the same reason.
    const worded = { fr: expect.stringMatching(/./), ar: expect.stringMatching(/./) }
    expect(series.reasons).toEqual([
      { kind: 'complement', code: 'fact_missing', sentence: worded, n: 1 },
      { kind: 'complement', code: 'piece_unreadable', sentence: worded, n: 1 },
    ])
    expect(series.bodies.map(({ asked, answered, medianDays }) => [asked, answered, medianDays]).toSorted()).toEqual([
      [1, 0, null],
      [1, 1, 6],
    ])
  })

  test('withholds from the public the delays and the reasons of a few, and says how many reasons', async () => {
    const { series } = await seriesOf(A, { ...Q3, quarters: '1' })
    expect([series.reasons, series.reasonsWithheld]).toEqual([[], 2])
    expect(series.bodies.map(({ medianDays, withheld }) => [medianDays, withheld]).toSorted()).toEqual([
      [null, false],
      [null, true],
    ])
  })

  test('of a commune that is not there is not found', async () => {
    expect((await seriesOf('99.999.01.01', {})).status).toBe(404)
  })
})

describe('Few dossiers', () => {
  const few = { indicator: 'median_working_gross', ...Q3 }
  const rowOf = async (headers: Record<string, string>) =>
    (await asked('communes', few, headers)).rows.find(({ code }) => code === B)

  test('are withheld from whoever is signed out, with how many they are', async () => {
    expect(await rowOf({})).toEqual({ code: B, value: null, n: 3, withheld: true })
  })

  test('are withheld from an official of another territory and from a citizen', async () => {
    const people = new People(database.db)
    const elsewhere = await people.acting('province', 'governor', ['06.141'])
    const citizen = await people.signIn(await people.person())
    for (const headers of [elsewhere.headers, citizen]) expect(await rowOf(headers)).toMatchObject({ withheld: true })
  })

  test('are told to the governor of the territory', async () => {
    const governor = await new People(database.db).acting('province', 'governor', ['09.001'])
    expect(await rowOf(governor.headers)).toEqual({ code: B, value: 5, n: 3, withheld: false })
  })
})

test('a quarter in which nothing was decided has no figure, and is not zero days', async () => {
  const answer = await asked('communes', { indicator: 'median_working_gross', period: '2019-Q1' })
  expect(answer.rows).toHaveLength(1544)
  expect(new Set(answer.rows.map(({ value, n, withheld }) => `${value} ${n} ${withheld}`))).toEqual(
    new Set(['null 0 false']),
  )
})

test('the quarters there are figures of are those in which something was filed, decided or open', async () => {
  const response = await fetch(`${server.url}/api/performance-periods`)
  expect(await response.json()).toEqual({ first: '2026-Q2', last: '2026-Q4' })
})

test('what is left empty asks for the usual indicator over the last quarter that ended', async () => {
  const answer = await asked('regions', { indicator: '', period: '', procedure: '', track: '' }, minister)
  expect([answer.definition.code, answer.period.code, pair(answer, '06')]).toEqual([
    'median_working_net',
    '2026-Q3',
    [9, 5],
  ])
})

test('what is no level, no period, no indicator is refused by name', async () => {
  const status = async (path: string) => (await fetch(`${server.url}/api/performance/${path}`)).status
  expect([
    await status('villages'),
    await status('communes?period=2026-Q5'),
    await status('communes?indicator=speed'),
  ]).toEqual([404, 422, 422])
  expect([await status('communes?period=0000'), await status('communes?period=9999-Q1')]).toEqual([422, 422])
  // Of a quarter that has not begun there is nothing to tell.
  expect(await status('communes?period=2027-Q1')).toBe(422)
})
