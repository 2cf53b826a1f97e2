import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LAYERS } from '../../../api/tiles/layers.ts'
import { tileQuery, zonesOf } from '../../../api/tiles/tileQuery.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { tileAt } from '../../build/tiles.ts'

let test_: TestDatabase

const CASABLANCA = toWgs84(26191, [300_010, 330_015])

beforeAll(async () => {
  test_ = await testDatabase()
  await sql`insert into parcel (id, srid, title_kind, geom, geom_3857, source)
    select ('00000000-0000-7000-8000-' || lpad((i * 100 + j)::text, 12, '0'))::uuid, 26191, 'unregistered', geom, display_3857(geom), 'test'
    from generate_series(0, 70) i, generate_series(0, 70) j,
      lateral (select ST_SetSRID(ST_MakeEnvelope(300000 + i * 24, 330000 + j * 14, 300024 + i * 24, 330014 + j * 14), 26191) as geom) lot`.execute(
    test_.db,
  )
  await sql`analyze parcel`.execute(test_.db)
})

afterAll(() => test_.close())

describe('the plan of a tile', () => {
  test('finds parcels by the index of the display copy, in the partition of its latitude alone', async () => {
    const on = parseDay('2026-11-24')
    if (!on) throw new Error('not a day')
    const query = tileQuery({ layer: LAYERS.parcels, address: tileAt(CASABLANCA, 17), on, plans: [] })
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(test_.db)
    const lines = rows.map((row) => row['QUERY PLAN'])
    expect(lines.some((line) => /Index Scan (using|on) parcel_26191_3857_gist/.test(line))).toBe(true)
    expect(lines.filter((line) => /Seq Scan|_2619[245]/.test(line))).toEqual([])
  })
})

describe('the legal zones a tile can show', () => {
  test('are one in the middle of a zone, two at a limit, four over the country, none over Paris', () => {
    expect(zonesOf(tileAt(CASABLANCA, 14))).toEqual([26191])
    expect(zonesOf(tileAt([-9.5, 29], 14))).toEqual([26192])
    expect(zonesOf(tileAt([-7, 31.6], 14))).toEqual([26191, 26192])
    expect(zonesOf(tileAt([-7, 31], 3))).toEqual([26191, 26192, 26194, 26195])
    expect(zonesOf(tileAt([2.3, 48.8], 14))).toEqual([])
  })
})
