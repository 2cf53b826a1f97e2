import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedBodies } from '../../../seeds/bodies/seed.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.close())

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(database.db)).rows

describe('the register of bodies', () => {
  test('has a body for every place of the country', async () => {
    const counts = await rows(
      sql<{ kind: string; count: number }>`select kind, count(*) from body group by 1 order by 1`,
    )
    // Decree 2.15.402: twelve regions, 75 provinces and prefectures, 1,503 communes; 41 arrondissements in six cities.
    // Civil protection follows the provinces, the companies of law 83-21 the regions.
    expect(Object.fromEntries(counts.map(({ kind, count }) => [kind, count]))).toEqual({
      arrondissement: 41,
      civil_protection: 75,
      commune: 1503,
      land_registry: 1,
      ministry: 1,
      network_operator: 12,
      province: 75,
      support: 1,
      urban_agency: 31,
      wilaya: 12,
    })
  })

  test('names them as the language does', async () => {
    const named = await rows(sql<{ name_fr: string; name_ar: string }>`select name_fr, name_ar from body
      where (kind, unit_code) in (('arrondissement', '06.141.01.41'), ('civil_protection', '06.141'), ('commune', '09.001.01.01'),
        ('network_operator', '06'), ('province', '06.141'), ('wilaya', '06'))
      order by kind`)
    expect(named).toEqual([
      { name_fr: 'Arrondissement d’Aïn-Chock', name_ar: 'مقاطعة عين الشق' },
      {
        name_fr: 'Protection civile : préfecture de Casablanca',
        name_ar: 'الوقاية المدنية: عمالة الدار البيضاء',
      },
      { name_fr: 'Commune d’Agadir', name_ar: 'جماعة أكادير' },
      {
        name_fr: 'Société régionale multiservices Casablanca-Settat',
        name_ar: 'الشركة الجهوية المتعددة الخدمات الدار البيضاء-سطات',
      },
      { name_fr: 'Préfecture de Casablanca', name_ar: 'عمالة الدار البيضاء' },
      { name_fr: 'Wilaya de la région de Casablanca-Settat', name_ar: 'ولاية جهة الدار البيضاء-سطات' },
    ])
  })

  test('puts a place under its own bodies, and an agency whose territory is unknown under nothing', async () => {
    const [{ strays } = { strays: -1 }] = await rows(sql<{ strays: number }>`
      select count(*) as strays from body b where b.kind in (
          'commune', 'arrondissement', 'province', 'wilaya', 'civil_protection', 'network_operator', 'ministry', 'support')
        and not exists (select from body_territory t where t.body_id = b.id and t.territory = b.unit_code)`)
    expect(strays).toBe(0)
    const agencies = await rows(sql<{ unit_code: string; source: string }>`
      select b.unit_code, b.source from body b join body_territory t on t.body_id = b.id where b.kind = 'urban_agency' order by 1`)
    expect(agencies.map(({ unit_code }) => unit_code)).toEqual(['au.agadir', 'au.casablanca', 'au.laayoune'])
    for (const { source } of agencies) expect(source).toMatch(/à confirmer/)
  })

  test('lets nobody of a national registry read the country before an act says where', async () => {
    const registry = await rows(sql`select t.territory from body b left join body_territory t on t.body_id = b.id
      where b.kind = 'land_registry'`)
    expect(registry).toEqual([{ territory: null }])
  })

  test('is written once, and keeps what people changed in it', async () => {
    await database.db
      .updateTable('body')
      .set({ name_fr: 'Commune urbaine d’Agadir' })
      .where('unit_code', '=', '09.001.01.01')
      .execute()
    const digest = () =>
      rows(sql`select md5(string_agg(b::text, '' order by id)) as bodies,
      (select md5(string_agg(t::text, '' order by body_id, territory)) from body_territory t) as territories from body b`)
    const before = await digest()
    await seedBodies(database.db)
    expect(await digest()).toEqual(before)
  })
})
