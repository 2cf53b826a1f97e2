import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ewkb } from '../../../api/conformity/ewkb.ts'
import { factsQuery } from '../../../api/conformity/factsQuery.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { corners, Ground, ring } from '../../build/ground.ts'

let test_: TestDatabase
let lines: string[]

/** 71 by 71 lots of 24 m by 14 m: enough for the planner to have to choose. */
const LOTS = sql`
  select i * 71 + j as rank, ST_SetSRID(ST_MakeEnvelope(300000 + i * 24, 330000 + j * 14, 300024 + i * 24, 330014 + j * 14), 26191) as geom
  from generate_series(0, 70) i, generate_series(0, 70) j`

async function fill(): Promise<void> {
  const { db } = test_
  const ground = new Ground(db)
  const on = parseDay('2019-02-01')
  if (!on) throw new Error('not a day')
  const version = await ground.plan('PA-1', [[0, 0, 2000, 1000]], [{ kind: 'approved', onDay: on }])
  const id = sql`('00000000-0000-7000-8000-' || lpad(rank::text, 12, '0'))::uuid`
  await sql`insert into parcel (id, srid, title_kind, geom, geom_3857, source)
    select ${id}, 26191, 'unregistered', geom, display_3857(geom), 'test' from (${LOTS}) lot`.execute(db)
  await sql`insert into zone (id, srid, plan_version_id, code, family, label_fr, label_ar, geom, geom_3857)
    select ${id}, 26191, ${version}, 'H', 'housing', 'H', 'H', geom, display_3857(geom) from (${LOTS}) lot`.execute(db)
  await sql`insert into plan_perimeter (plan_version_id, srid, geom, geom_3857)
    select ${version}, 26191, geom, display_3857(geom) from (${LOTS}) lot`.execute(db)
  await sql`insert into street (id, srid, geom, geom_3857)
    select ${id}, 26191, geom, display_3857(geom) from (${LOTS}) lot`.execute(db)
  await sql`insert into servitude (id, srid, kind, effect, name_fr, name_ar, source, tolerance_m, geom, geom_3857)
    select ${id}, 26191, 'road', 'forbids', 'R', 'R', 'test', 1, geom, display_3857(geom) from (${LOTS}) lot`.execute(
    db,
  )
  await sql`insert into servitude_piece (servitude_id, srid, geom) select ${id}, 26191, geom from (${LOTS}) lot`.execute(
    db,
  )
  await sql`analyze`.execute(db)
}

async function planOf(srid: LegalSrid): Promise<string[]> {
  const on = parseDay('2024-05-02')
  if (!on) throw new Error('not a day')
  const parcel = ewkb(srid, { type: 'MultiPolygon', coordinates: [[ring(corners([240, 140, 264, 154]), srid)]] })
  const query = factsQuery({ srid, parcel, footprint: null, on, positionM: 7 })
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(test_.db)
  return rows.map((row) => row['QUERY PLAN'])
}

beforeAll(async () => {
  test_ = await testDatabase()
  await fill()
  lines = await planOf(26191)
})

afterAll(() => test_.close())

describe('the plan of the facts statement', () => {
  test.each(['plan_perimeter', 'zone', 'servitude_piece', 'parcel', 'street'])(
    'finds %s by its spatial index',
    (table) => {
      const scans = lines.filter((line) => new RegExp(`Index Scan (using|on) ${table}_26191_gist`).test(line))
      expect(scans).toHaveLength(1)
      expect(lines.filter((line) => line.includes(`Seq Scan on ${table}`))).toEqual([])
    },
  )

  test('finds a servitude from its piece by its key', () => {
    expect(lines.filter((line) => line.includes('Seq Scan on servitude'))).toEqual([])
  })

  test('opens the partitions of one zone only', async () => {
    expect(lines.filter((line) => /_2619[245]/.test(line))).toEqual([])
    const south = await planOf(26195)
    expect(south.filter((line) => /_2619[124]/.test(line))).toEqual([])
  })
})
