import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'
import { HOLIDAYS } from '../../../seeds/procedures/holidays/holidays.ts'
import { seedProcedures } from '../../../seeds/procedures/seed.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.close())

const digest = async () =>
  (
    await sql`select
      (select md5(string_agg(v::text, '' order by code, valid_from)) from procedure_version v) as versions,
      (select md5(string_agg(h::text, '' order by day, name_fr)) from holiday h) as holidays`.execute(database.db)
  ).rows[0]

const count = async (table: 'procedure_version' | 'holiday') =>
  (await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(database.db)).rows[0]?.count

describe('the procedures and the holidays', () => {
  test('are written once, published, whatever is asked again', async () => {
    expect(await count('procedure_version')).toBe(CATALOGUE.length)
    expect(await count('holiday')).toBe(HOLIDAYS.length)
    const before = await digest()
    await seedProcedures(database.db)
    expect(await digest()).toEqual(before)
  })

  test('stay as operators made them: a holiday withdrawn, a procedure of which they proposed a version', async () => {
    const operator = await new People(database.db).person()
    await sql`update holiday set removed_at = now(), removed_by = ${operator}::uuid where day = '2026-03-21'`.execute(
      database.db,
    )
    await sql`insert into procedure_version (id, code, valid_from, state, definition, proposed_by, proposed_at)
      select gen_random_uuid(), code, '2027-01-01', 'draft', definition, ${operator}::uuid, now()
      from procedure_version where code = 'note'`.execute(database.db)
    const before = await digest()
    await seedProcedures(database.db)
    expect(await digest()).toEqual(before)
  })

  test('come back where they are missing, and a version learns its end from the catalogue', async () => {
    await database.db.connection().execute(async (one) => {
      await sql`set session_replication_role = replica`.execute(one)
      await sql`delete from procedure_version where code = 'lotir' and valid_from = '2023-07-13'`.execute(one)
      await sql`update procedure_version set valid_to = null where code = 'lotir'`.execute(one)
      await sql`set session_replication_role = origin`.execute(one)
    })
    await seedProcedures(database.db)
    const { rows } = await sql`select valid_from, valid_to from procedure_version where code = 'lotir'
      order by valid_from`.execute(database.db)
    expect(rows).toEqual([
      { valid_from: '2020-04-16', valid_to: '2023-07-12' },
      { valid_from: '2023-07-13', valid_to: null },
    ])
  })
})

describe('the holidays that are known', () => {
  const named = (name: string) => HOLIDAYS.filter(({ name_fr }) => name_fr === name).map(({ day }) => day)
  const on = (day: string) => HOLIDAYS.filter((one) => one.day === day).map(({ name_fr }) => name_fr)

  test('are days of the calendar, each name once a day, in both languages and with their act', () => {
    const keys = HOLIDAYS.map(({ day, name_fr }) => `${day} ${name_fr}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { day, name_ar, act } of HOLIDAYS) {
      expect(parseDay(day), day).not.toBeNull()
      expect(name_ar).toMatch(/[\u0600-\u06ff]/)
      expect(act.length).toBeGreaterThan(10)
    }
  })

  test('begin with the years their decrees say', () => {
    expect(named('Nouvel an amazigh')).toEqual(['2024-01-14', '2025-01-14', '2026-01-14', '2027-01-14'])
    expect(named('Fête de l’unité')).toEqual(['2026-10-31', '2027-10-31'])
    expect(named('Fête du trône')).toHaveLength(8)
  })

  test('have the exceptional days that were decided for administrations', () => {
    for (const day of ['2023-04-24', '2024-04-12', '2025-06-09', '2026-03-23'])
      expect(on(day), day).toEqual([expect.stringContaining('congé exceptionnel')])
  })

  test('lie where the lunar year puts them: twelve months of 29 or 30 days apart', () => {
    for (const name of ['Aïd al-Fitr', 'Aïd al-Adha', '1er Moharram', 'Aïd al-Mawlid']) {
      const firsts = named(name).filter(
        (day, place, all) => place === 0 || day.slice(0, 4) !== all[place - 1]?.slice(0, 4),
      )
      const gaps = firsts.slice(1).map((day, place) => (Date.parse(day) - Date.parse(firsts[place] ?? '')) / 86_400_000)
      expect(firsts.length).toBeGreaterThanOrEqual(6)
      for (const gap of gaps) expect([353, 354, 355, 356], `${name} ${gaps}`).toContain(gap)
    }
  })

  test('say nothing of feasts that were not announced when this was written', () => {
    const feasts = HOLIDAYS.filter(({ name_fr }) => /Aïd|Moharram/.test(name_fr)).map(({ day }) => day)
    expect(feasts.toSorted().at(-1)).toBe('2026-03-23')
  })
})
