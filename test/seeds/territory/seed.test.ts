import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedTerritory } from '../../../seeds/territory/seed.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { sharedData } from '../../build/sharedData.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const rowsOf = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(database.db)).rows
const only = async <T>(query: ReturnType<typeof sql<T>>) => (await rowsOf(query))[0]

/** A square degree is about 10,600 km² at the middle of the country: near enough to count slivers. */
const HECTARES = 1.06e6

describe('outlines of provinces', () => {
  test('are valid and do not overlap', async () => {
    expect(await only(sql`select count(*) as n from province where not ST_IsValid(outline)`)).toEqual({ n: 0 })
    expect(
      await only(sql`select count(*) as n from province a join province b on a.code < b.code and a.outline && b.outline
        where ST_Relate(a.outline, b.outline, '2********')`),
    ).toEqual({ n: 0 })
  })

  test('leave no gap inside the country, and regions are their unions', async () => {
    const union = sql`select (ST_Dump(ST_Union(outline))).geom from province`
    expect(await only(sql`select sum(ST_NumInteriorRings(geom)) as gaps from (${union}) as part`)).toEqual({ gaps: 0 })
    const off = await only<{ off: number }>(sql`
      select max(ST_Area(ST_SymDifference(r.outline, p.outline))) as off
      from region r join (select region_code, ST_Union(outline) as outline from province group by 1) p on p.region_code = r.code`)
    expect(off).toEqual({ off: 0 })
  })

  const reference = sharedData('boundaries/maroc-provinces75.clean.geojson')
  test.skipIf(reference === null)('agree with an independent cleaning of the same source', async () => {
    const { features } = JSON.parse(readFileSync(reference ?? '', 'utf8'))
    const given = features.map((each: { properties: { hcp: string }; geometry: unknown }) => ({
      code: each.properties.hcp,
      geometry: JSON.stringify(each.geometry),
    }))
    const rows = await rowsOf<{ code: string; km2: number; share: number }>(sql`
      select p.code, off.m2 / 1e6 as km2, off.m2 / ST_Area(p.outline::geography) as share
      from json_to_recordset(${JSON.stringify(given)}::json) as r(code text, geometry text) join province p using (code),
        lateral (select ST_Area(ST_SymDifference(p.outline, ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326))::geography) as m2) as off
      order by km2 desc`)
    expect(rows).toHaveLength(75)
    // The reference leaves a lagoon of 929 ha open in Kénitra; here it is closed.
    expect(rows[0]?.code).toBe('04.281')
    expect(rows[0]?.km2).toBeLessThan(11)
    expect(Math.max(...rows.map(({ share }) => share))).toBeLessThan(0.005)
  })
})

describe('approximate cells', () => {
  test('are there for all 1,544 communes and arrondissements, valid and marked', async () => {
    expect(
      await rowsOf(sql`select outline_kind, count(*) as n, bool_and(ST_IsValid(outline) and not ST_IsEmpty(outline)) as valid
        from commune group by 1`),
    ).toEqual([{ outline_kind: 'approximate', n: 1544, valid: true }])
  })

  test('share each province without overlap or gap', async () => {
    const overlapping = sql`select count(*) as n from commune a join commune b
      on a.code < b.code and a.province_code = b.province_code and a.parent_code is not distinct from b.parent_code
      and a.outline && b.outline where ST_Relate(a.outline, b.outline, '2********')`
    expect(await only(overlapping)).toEqual({ n: 0 })
    const worst = await only<{ ha: number }>(sql`
      select max(ST_Area(ST_SymDifference(p.outline, c.outline))) * ${HECTARES}::float8 as ha
      from province p join (select province_code, ST_Union(outline) as outline from commune where parent_code is null group by 1) c
        on c.province_code = p.code`)
    // Cells are cut on a 10 cm grid: 1 ha is that grid along 100 km of border.
    expect(worst?.ha).toBeLessThan(1)
  })

  test('of arrondissements share their city', async () => {
    const worst = await only<{ ha: number }>(sql`
      select max(ST_Area(ST_SymDifference(city.outline, c.outline))) * ${HECTARES}::float8 as ha
      from commune city join (select parent_code, ST_Union(outline) as outline from commune group by 1) c on c.parent_code = city.code`)
    expect(worst?.ha).toBeLessThan(0.1)
  })

  test('have the real areas in proportion, but for one narrow peninsula', async () => {
    const rows = await rowsOf<{ code: string }>(sql`
      with sized as (select code, province_code, ST_Area(outline::geography) / area_km2 as share, ST_Area(outline::geography) as m2, area_km2
        from commune where area_km2 is not null)
      select code from sized join (select province_code, sum(m2) / sum(area_km2) as usual from sized group by 1) p using (province_code)
      where abs(share / usual - 1) > 0.03 order by code`)
    expect(rows.map(({ code }) => code)).toEqual(['12.066.01.03'])
  })

  test('hold their town when the gazetteer knows it', async () => {
    const { n } = (await only<{ n: number }>(sql`
      select count(*) as n from place p join commune c on c.code = p.commune_code where not ST_Intersects(c.outline, p.location)`)) ?? {
      n: -1,
    }
    expect(n).toBeLessThanOrEqual(6)
  })
})

describe('communes', () => {
  test('of more than 50,000 inhabitants and arrondissements have their own guichet', async () => {
    expect(
      await rowsOf(sql`select filing, min(population) as least, max(population) as most from commune
        where kind <> 'arrondissement' group by 1 order by 1`),
    ).toEqual([
      { filing: 'guichet', least: expect.any(Number), most: 3_215_935 },
      { filing: 'provincial_committee', least: expect.any(Number), most: expect.any(Number) },
    ])
    expect(
      await only(
        sql`select count(*) as n from commune where (filing = 'guichet') <> (population > 50000 or kind = 'arrondissement')`,
      ),
    ).toEqual({ n: 0 })
  })

  test.each([
    ['06.141.01.01', 'Anfa', 26191],
    ['09.001.01.01', 'Agadir', 26192],
    ['10.521.01.01', 'Tan-Tan', 26192],
    ['11.321.01.03', 'Laâyoune', 26194],
    ['11.121.01.01', 'Boujdour', 26194],
    ['12.391.01.01', 'Dakhla', 26195],
  ])('%s %s is surveyed in zone %i', async (code, name, srid) => {
    expect(await only(sql`select name_fr, legal_srid from commune where code = ${code}`)).toEqual({
      name_fr: name,
      legal_srid: srid,
    })
  })
})

test('seeding again changes nothing and never an imported outline', async () => {
  await sql`update commune set outline_kind = 'imported', outline_source = 'essai', outline_date = '2026-01-01',
    outline = ST_Multi(ST_GeomFromText('POLYGON((-7.6 33.5,-7.5 33.5,-7.5 33.6,-7.6 33.5))', 4326)) where code = '06.141.01.01'`.execute(
    database.db,
  )
  const digest = sql`select md5(string_agg(c::text, '' order by code)) as hash, (select count(*) from place) as places from commune c`
  const before = await only(digest)
  await seedTerritory(database.db)
  expect(await only(digest)).toEqual(before)
})
