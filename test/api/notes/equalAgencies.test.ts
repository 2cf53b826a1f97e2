import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodiesInCharge } from '../../../api/territory/sheet/queries.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

const COMMUNE = '06.141.01.41'
const DAY = '2026-11-24'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** An agency charged with a territory from a day on. */
async function agency(id: string, { name, territory, from }: { name: string; territory: string; from: string }) {
  await sql`insert into body (id, kind, name_fr, name_ar, valid_from)
    values (${id}::uuid, 'urban_agency', ${name}, ${name}, '2020-01-01')`.execute(database.db)
  await sql`insert into body_territory (body_id, territory, valid_from)
    values (${id}::uuid, ${territory}, ${from}::date)`.execute(database.db)
}

const answering = async () =>
  (await sql<{ id: string }>`select note_agency(${COMMUNE}, ${DAY}) as id`.execute(database.db)).rows[0]?.id
const listed = async () =>
  (await bodiesInCharge(database.db, COMMUNE, DAY)).filter(({ kind }) => kind === 'urban_agency').map(({ id }) => id)

const [FIRST, SECOND, THIRD, NARROW] = [1, 2, 3, 4].map((nth) => `01981d0a-0000-7000-8000-00000000000${nth}`) as [
  string,
  string,
  string,
  string,
]

test('of two agencies with the same territory the one charged last answers, then the one registered first, whatever their names', async () => {
  await sql`delete from body_territory t using body b where b.id = t.body_id and b.kind = 'urban_agency'`.execute(
    database.db,
  )
  await agency(FIRST, { name: 'Agence A', territory: '06.141', from: '2020-01-01' })
  expect(await answering()).toBe(FIRST)
  await agency(THIRD, { name: 'Agence B', territory: '06.141', from: '2024-07-01' })
  expect([await answering(), await listed()]).toEqual([THIRD, [THIRD, FIRST]])
  // The same day: the first registered, though its name comes last.
  await agency(SECOND, { name: 'Agence Z', territory: '06.141', from: '2024-07-01' })
  expect([await answering(), await listed()]).toEqual([SECOND, [SECOND, THIRD, FIRST]])
  // A narrower territory answers before all of them, however old its charge.
  await agency(NARROW, { name: 'Agence C', territory: COMMUNE, from: '2020-01-01' })
  expect([await answering(), await listed()]).toEqual([NARROW, [NARROW, SECOND, THIRD, FIRST]])
})
