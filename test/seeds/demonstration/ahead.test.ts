import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../api/config.ts'
import { prepareAhead } from '../../../api/setup/demonstration/ahead.ts'
import { onStage } from '../../../api/setup/demonstration/stage.ts'
import { TOWNS } from '../../../seeds/demonstration/people/cast.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

/** A Friday morning: the session ahead is not held on a week-end. */
const NOW = new Date('2026-11-27T09:00:00Z')

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase({ demonstration: true })
})
afterAll(() => database.close())

const prepare = (now: Date) => onStage(database.url, readConfig({}), (stage) => prepareAhead(stage, now))

const sessions = () =>
  database.db
    .selectFrom('commission_session as s')
    .innerJoin('session_item as i', 'i.session_id', 's.id')
    .select(({ fn }) => ['s.unit_code as unit', 's.state', 's.day', fn.countAll<number>().as('dossiers')])
    .groupBy(['s.id'])
    .orderBy('s.unit_code')
    .execute()

describe('What awaits the published accounts', () => {
  test('is a session called in each town on the next worked day but one, and an act prepared to be signed', async () => {
    await prepare(NOW)
    expect(await sessions()).toEqual(
      TOWNS.map(({ commune }) => ({ unit: commune, state: 'convened', day: '2026-11-30', dossiers: 2 })),
    )
    const acts = await database.db
      .selectFrom('act as a')
      .innerJoin('dossier as d', 'd.id', 'a.dossier_id')
      .select(['d.commune_code', 'd.step', 'a.kind', 'a.state'])
      .orderBy('d.commune_code')
      .execute()
    expect(acts).toEqual(
      TOWNS.map(({ commune }) => ({ commune_code: commune, step: 'to_sign', kind: 'permit', state: 'draft' })),
    )
  })

  test('stands once, however often it is prepared', async () => {
    const before = await sessions()
    await prepare(new Date(NOW.getTime() + 60_000))
    expect(await sessions()).toEqual(before)
  })
})
