import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationCountry } from '../../../seeds/demonstration/country.ts'
import { seedDemonstration } from '../../../seeds/demonstration/seed.ts'
import { SERVITUDE_EFFECTS, SERVITUDE_KINDS } from '../../../spatial/conformity/types.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase({ demonstration: true })
})

afterAll(() => database.close())

const hash = () => createHash('sha256').update(JSON.stringify(demonstrationCountry())).digest('hex')

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(database.db)).rows

describe('the demonstration country', () => {
  test('is drawn the same twice', () => expect(hash()).toBe(hash()))

  test('has a dense city, a medium town and a town of the Sahara, in three legal zones', async () => {
    const towns = await rows(
      sql<{ srid: number; parcels: number }>`select srid, count(*) as parcels from parcel group by srid order by srid`,
    )
    expect(towns.map(({ srid }) => srid)).toEqual([26191, 26192, 26194])
    const [city, medium, sahara] = towns.map(({ parcels }) => parcels)
    expect(city).toBeGreaterThan(9_000)
    expect(medium).toBeGreaterThan(2_500)
    expect(sahara).toBeGreaterThan(1_400)
  })

  test('lies in the communes it names', async () => {
    const strays = await rows(sql`
      select p.id from parcel p join commune c on c.code = p.commune_code
      where not ST_Contains(c.outline, wgs84_from_legal(p.geom))`)
    expect(strays).toEqual([])
  })

  test('says of all its parcels which plans there are', async () => {
    const strays = await rows(sql`
      select p.id from parcel p where not exists (
        select from layer_coverage c where c.layer = 'plans' and c.srid = p.srid and ST_Area(ST_Difference(p.geom, c.geom)) < 0.01)`)
    expect(strays).toEqual([])
  })

  test('is on the centimetre grid', async () => {
    const strays = await rows(sql`
      select p.id from parcel p, ST_DumpPoints(p.geom) v
      where abs(ST_X(v.geom) * 100 - round(ST_X(v.geom) * 100)) > 1e-4 limit 3`)
    expect(strays).toEqual([])
  })

  test('has every kind and every effect of servitude, footprints within a centimetre of what their buffers say', async () => {
    const kinds = await rows(sql<{ kind: string }>`select distinct kind from servitude`)
    const effects = await rows(sql<{ effect: string }>`select distinct effect from servitude`)
    expect(kinds.map(({ kind }) => kind).sort()).toEqual([...SERVITUDE_KINDS].sort())
    expect(effects.map(({ effect }) => effect).sort()).toEqual([...SERVITUDE_EFFECTS].sort())
    const strays = await rows(sql`
      select name_fr from servitude where not ST_Covers(ST_Buffer(generator, buffer_m + 0.02, 'quad_segs=8'), geom)`)
    expect(strays).toEqual([])
  })

  test('has parcels that tile: only réquisitions drawn over titles overlap', async () => {
    const overlaps = await rows(sql<{ kinds: string[] }>`
      select array[a.title_kind, b.title_kind] as kinds
      from parcel a join parcel b on a.srid = b.srid and a.id < b.id and a.geom && b.geom
      where ST_Relate(a.geom, b.geom, 'T********')`)
    expect(overlaps.length).toBeGreaterThan(30)
    expect(overlaps.filter(({ kinds }) => !kinds.includes('requisition'))).toEqual([])
  })

  test('has zones that tile within each version and stay inside its perimeter, to its tolerance', async () => {
    const overlaps = await rows(sql`
      select a.code from zone a join zone b
        on a.srid = b.srid and a.plan_version_id = b.plan_version_id and a.id < b.id and a.geom && b.geom
      where ST_Relate(a.geom, b.geom, 'T********')`)
    expect(overlaps).toEqual([])
    const outside = await rows(sql`
      select z.code from zone z join plan_version v on v.id = z.plan_version_id
      where not ST_Covers(ST_Buffer(v.perimeter, v.tolerance_m), z.geom)`)
    expect(outside).toEqual([])
  })

  test('has no zone without its règlement, and figures that are not published', async () => {
    const bare = await rows(sql`
      select z.code from zone z left join regulation r
        on r.plan_version_id = z.plan_version_id and r.zone_code = z.code and r.sector = coalesce(z.sector, '')
      where r.zone_code is null`)
    expect(bare).toEqual([])
    const unpublished = await rows(sql`select 1 from regulation_figure where value is null`)
    expect(unpublished.length).toBeGreaterThan(5)
  })

  test('has parcels in two zones, of several parts, with a hole, without a title, and outside the plan', async () => {
    const [found] = await rows(sql<Record<string, number>>`
      select count(*) filter (where ST_NumGeometries(geom) > 1) as parts,
        count(*) filter (where ST_NRings(geom) > ST_NumGeometries(geom)) as holes,
        count(*) filter (where title_kind = 'unregistered') as unregistered,
        count(*) filter (where not exists (select 1 from plan_perimeter v
          where v.srid = p.srid and v.geom && p.geom and ST_Intersects(v.geom, p.geom))) as outside,
        count(*) filter (where (select count(distinct z.code) from zone z where z.srid = p.srid and z.geom && p.geom
          and z.plan_version_id in (select id from plan_version where label in ('PA 2019', 'Projet 2026', 'PA 2018'))
          and ST_Area(ST_Intersection(z.geom, p.geom)) > 5) > 1) as split
      from parcel p`)
    for (const [name, count] of Object.entries(found ?? {})) expect(count, name).toBeGreaterThan(5)
  })

  test('has every parcel its README invites to try', async () => {
    const readme = readFileSync(new URL('../../../seeds/demonstration/README.md', import.meta.url), 'utf8')
    const titles = [...new Set(readme.match(/\b9\d{5}\/\w+/g))]
    const found = await rows(sql`select id from parcel where title_number = any(${titles}::text[])`)
    expect(titles.length).toBeGreaterThan(15)
    expect(found).toHaveLength(titles.length)
  })

  test('is written once, and again only when forced, under the same identifiers', async () => {
    const ids = () => rows(sql`select md5(string_agg(id::text, ',' order by id)) as all from parcel`)
    const before = await ids()
    expect(await seedDemonstration(database.db)).toBe(false)
    expect(await seedDemonstration(database.db, { force: true })).toBe(true)
    expect(await ids()).toEqual(before)
  })
})
