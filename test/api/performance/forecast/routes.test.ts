import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forecast, forecastChecks } from '../../../../api/contract/performance/forecast.ts'
import { checkForecasts } from '../../../../api/performance/forecast/checkForecasts.ts'
import { asDay } from '../../../../spatial/day.ts'
import { asking } from '../../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { type TestServer, testServer } from '../../../build/server.ts'

const AGADIR = '09.001.01.01'
const AIN_CHOCK = '06.141.01.41'

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
const foreseen = async (commune: string, more = '') =>
  forecast.parse((await ask('GET', `/api/procedures/refection/forecast?commune=${commune}${more}`)).answer)

type Cell = { readonly quarter: string; readonly took: readonly number[]; readonly since?: readonly string[] }

/** What the roll-up keeps of one quarter: `took` decided in it after so many days, open when it ended what was filed on `since`. */
async function seen(commune: string, { quarter, took, since = [] }: Cell): Promise<void> {
  await sql`
    insert into performance_cell (quarter, commune_code, procedure_code, track, filed, granted, refused, silence, acknowledged,
      withdrawn, timed, in_time, right_first_time, doubtful, guichet_ms, members_ms, president_ms, applicant_ms,
      calendar_gross, calendar_net, working_gross, working_net, open_since)
    values (${quarter}::date, ${commune}, 'refection', '*', ${took.length + since.length}, ${took.length}, 0, 0, 0,
      0, 0, 0, 0, 0, 0, 0, 0, 0, ${took}::integer[], '{}', '{}', '{}', ${since}::date[])`.execute(database.db)
}

// Nineteen: 2 4 6 … 38. The tests' today is 24/11/2026: quarters from the fourth of 2024 to the third of 2026 have ended.
const NINETEEN = Array.from({ length: 19 }, (_, nth) => 2 * (nth + 1))

test('nineteen decided dossiers are too few: the province is looked at, the region, the country; then the law alone is left', async () => {
  await seen(AGADIR, { quarter: '2026-07-01', took: NINETEEN })
  expect(await foreseen(AGADIR)).toMatchObject({
    ...{ interval: null, kept: null, least: 20, share: 0.8, from: '2024-10-01', to: '2026-09-30' },
    looked: [
      { scope: 'commune', nameFr: 'Agadir', decided: 19 },
      { scope: 'province', nameFr: 'Agadir-Ida-Ou-Tanane', decided: 19 },
      { scope: 'region', nameFr: 'Souss-Massa', decided: 19 },
      { scope: 'country', nameFr: 'Maroc', decided: 19 },
    ],
    legal: { term: { length: 10, unit: 'working' } },
  })
})

test('one more anywhere in the country is enough for the country, and said to be the country’s', async () => {
  await seen(AIN_CHOCK, { quarter: '2025-01-01', took: [40] })
  const { interval, looked } = await foreseen(AGADIR)
  // Twenty: 2 4 … 38 40. The second, the tenth, the eighteenth.
  expect(interval).toEqual({ low: 4, middle: 20, high: 36 })
  expect(looked.at(-1)).toMatchObject({ scope: 'country', decided: 20 })
})

test('with enough of its own a commune is told its own, and nobody else’s changes it', async () => {
  await seen(AGADIR, { quarter: '2026-04-01', took: [100] })
  await seen(AIN_CHOCK, { quarter: '2026-04-01', took: Array(50).fill(300) })
  const { interval, looked } = await foreseen(AGADIR)
  expect(interval).toEqual({ low: 4, middle: 20, high: 36 })
  expect(looked).toEqual([
    { scope: 'commune', nameFr: 'Agadir', nameAr: expect.any(String), decided: 20, waiting: false },
  ])
})

test('what still waits lengthens a forecast by as long as it has waited, and ends it where too many wait', async () => {
  // Decided after 2 4 … 40 days; five more are five days old on 30 September. Left: 24/25 at 2, 23/25 at 4; at 6 days eighteen
  // are at risk, so (23/25)(20 - k)/18 at 2k days. A tenth is decided by 6, half by 22, nine tenths by 38.
  await seen('09.001.05.01', { quarter: '2026-07-01', took: [...NINETEEN, 40], since: Array(5).fill('2026-09-25') })
  expect((await foreseen('09.001.05.01')).interval).toEqual({ low: 6, middle: 22, high: 38 })
  // Three of twenty-three have waited for 100 days: no day is known by which nine in ten are decided. The region has others.
  await seen('09.163.01.01', { quarter: '2026-07-01', took: [...NINETEEN, 40], since: Array(3).fill('2026-06-22') })
  const { looked } = await foreseen('09.163.01.01')
  expect(looked[0]).toMatchObject({ scope: 'commune', decided: 20, waiting: true })
  expect(looked.length).toBeGreaterThan(1)
})

test('what was decided later than the quarter before a filing is not used, nor what is older than two years', async () => {
  await seen(AGADIR, { quarter: '2024-07-01', took: Array(30).fill(900) })
  await seen(AGADIR, { quarter: '2026-10-01', took: Array(30).fill(901) })
  expect((await foreseen(AGADIR)).interval).toEqual({ low: 4, middle: 20, high: 36 })
  // Filed in the third quarter of 2026: the thirty of two years before are seen, those of its own quarter are not.
  expect(await foreseen(AGADIR, '&on=2026-08-03')).toMatchObject({
    ...{ from: '2024-07-01', to: '2026-06-30', interval: { low: 900, middle: 900, high: 900 } },
  })
})

test('a check counts what became of the dossiers filed, and is told beside each forecast with its day', async () => {
  // What was known before the second quarter of 2026: 25 of 10 days, one of 40, 25 of 50. The sixth and the forty-sixth: 10 to 50.
  await seen(AIN_CHOCK, { quarter: '2026-01-01', took: [...Array(25).fill(10), ...Array(25).fill(50)] })
  await filed(AIN_CHOCK, '2026-04-10', [9, 10, ...Array(17).fill(30), 50, 51, 120])
  // Open for 228 days.
  await filed(AIN_CHOCK, '2026-04-10', [null, null])
  await checkForecasts(database.db, asDay('2026-11-24'))
  expect((await foreseen(AIN_CHOCK)).kept).toEqual({
    ...{ within: 19, dossiers: 24, sooner: 1, later: 4, untold: 0, scope: 'commune' },
    ...{ from: '2024-07-01', to: '2026-06-30', on: '2026-11-24' },
  })
  const checks = forecastChecks.parse((await ask('GET', '/api/forecasts/checks')).answer)
  expect(checks).toMatchObject({ share: 0.8, all: { within: 19, dossiers: 24, scope: null } })
  expect(checks.procedures.map(({ code, kept }) => [code, kept.within])).toEqual([['refection', 19]])
})

test('what a commune decided before it was merged into another is the other’s history, and before that day its own', async () => {
  const [former, successor] = ['09.001.05.09', '09.001.05.11']
  await sql`insert into commune_change (id, day, kind, commune_code, other_code, name_fr_before, name_ar_before, province_before, act, at)
    values (gen_random_uuid(), '2026-08-01', 'merged', ${former}, ${successor}, 'Ancienne', 'القديمة', '09.001', 'Décret d’essai', now())`.execute(
    database.db,
  )
  await seen(former, { quarter: '2026-04-01', took: NINETEEN })
  await seen(successor, { quarter: '2026-07-01', took: [40] })
  const { interval, looked } = await foreseen(successor)
  expect(looked.map(({ scope, decided }) => [scope, decided])).toEqual([['commune', 20]])
  expect(interval).toEqual({ low: 4, middle: 20, high: 36 })
  expect((await foreseen(former, '&on=2026-07-15')).looked[0]).toMatchObject({ scope: 'commune', decided: 19 })
  expect((await ask('GET', `/api/procedures/refection/forecast?commune=${former}`)).status).toBe(404)
  // In being since that day only, and asked about an earlier one: what was around it is its history.
  await sql`insert into commune_change (id, day, kind, commune_code, other_code, name_fr_after, name_ar_after, province_after, facts, act, at, applied_at)
    values (gen_random_uuid(), '2026-08-01', 'created', '09.001.07.03', ${successor}, 'Nouvelle', 'الجديدة', '09.001', '{}', 'Décret d’essai', now(), now())`.execute(
    database.db,
  )
  const { looked: around } = await foreseen('09.001.07.03', '&on=2026-07-15')
  expect(around[0]).toMatchObject({ scope: 'commune', decided: 0 })
  expect(around.at(-1)?.scope).not.toBe('commune')
})

test('a procedure or a commune that is none is not found, and a commune has to be named', async () => {
  const refused = async (path: string) => (await ask('GET', `/api/procedures/${path}`)).status
  expect(await refused(`refection/forecast?commune=99.999.99.99`)).toBe(404)
  expect(await refused(`voler/forecast?commune=${AGADIR}`)).toBe(404)
  expect(await ask('GET', '/api/procedures/refection/forecast')).toMatchObject({
    ...{ status: 422, answer: { code: 'INVALID_INPUT', field: 'commune' } },
  })
})

/** Facts of dossiers filed that day and decided so many days later; open where there is none. */
async function filed(commune: string, day: string, took: readonly (number | null)[]): Promise<void> {
  for (const days of took)
    await sql`
      insert into performance_dossier (dossier_id, commune_code, procedure_code, track, filed_day, closed_day, outcome,
        calendar_gross, requests, asked, grounds)
      values (gen_random_uuid(), ${commune}, 'refection', 'none', ${day}::date, ${day}::date + ${days}::integer,
        ${days === null ? null : 'granted'}, ${days}, 0, '{}', '{}')`.execute(database.db)
}
