import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realDelay } from '../../../api/contract/procedures/realDelay.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const AIN_CHOCK = '06.141.01.41'

let database: TestDatabase
let server: TestServer
let person: string

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  person = await new People(database.db).person()
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const ask = asking(() => server)
const delayIn = async (commune: string, more = '') =>
  realDelay.parse((await ask('GET', `/api/procedures/refection/real-delay?commune=${commune}${more}`)).answer)

/** A réfection filed that day and decided so many days later; open when no number is given. */
async function took(filed: string, days: number | null): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into dossier (id, title, commune_code, created_by, created_at, territory, procedure_version_id)
    select gen_random_uuid(), 'Ravalement', ${AIN_CHOCK}, ${person}, ${filed}::date, '{}',
      (select id from procedure_version where code = 'refection' limit 1) returning id`.execute(database.db)
  const events = [
    ['file', 'filed', 'filed', 0],
    ...(days === null ? [] : [['sign', 'granted', 'decided', days] as const]),
  ] as const
  for (const [place, [event, step, state, after]] of events.entries())
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${rows[0]?.id}, ${place + 1}, ${event}, ${step}, ${state}, ${filed}::date + ${after}::integer,
        ${filed}::date + ${after}::integer, ${person})`.execute(database.db)
}

test('how long a réfection really takes is withheld under five decided dossiers, then told by its middle and its ninth tenth', async () => {
  for (const days of [4, 10, 12, 20]) await took('2026-03-02', days)
  await took('2026-11-02', null)
  expect(await delayIn(AIN_CHOCK)).toEqual({
    ...{ since: '2024-11-24', least: 5, dossiers: null, median: null, ninth: null },
  })
  await took('2026-04-06', 30)
  // 4, 10, 12, 20, 30: the middle is 12; nine tenths of the way from the first to the last is 0.6 of the way from 20 to 30.
  expect(await delayIn(AIN_CHOCK)).toMatchObject({ dossiers: 5, median: 12, ninth: 26 })
})

test('what is older than two years, elsewhere, or of another track is not counted', async () => {
  await took('2024-06-03', 300)
  expect(await delayIn(AIN_CHOCK)).toMatchObject({ dossiers: 5 })
  expect(await delayIn('09.001.01.01')).toMatchObject({ dossiers: null, median: null })
  expect(await delayIn(AIN_CHOCK, '&track=gp')).toMatchObject({ dossiers: null })
})

test('a commune has to be named', async () => {
  expect(await ask('GET', '/api/procedures/refection/real-delay')).toMatchObject({
    status: 422,
    answer: { code: 'INVALID_INPUT', field: 'commune' },
  })
})
