import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { report, verification } from '../../../api/contract/conformity.ts'
import { RULE_CODES } from '../../../spatial/conformity/codes.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let test_: TestDatabase
let server: TestServer

type Lot = { readonly id: string; readonly srid: LegalSrid; readonly geometry: unknown; readonly areaM2: number }

beforeAll(async () => {
  test_ = await testDatabase({ demonstration: true })
  server = await testServer(test_)
}, 180_000)

afterAll(async () => {
  await server.close()
  await test_.close()
})

/** A few parcels of every pilot town, always the same ones. */
async function lots(): Promise<readonly Lot[]> {
  const { rows } = await sql<Lot>`
    select id, srid, ST_AsGeoJSON(geom, 4, 0)::json as geometry, ST_Area(geom) as "areaM2"
    from (select *, row_number() over (partition by srid order by md5(id::text)) as rank from parcel) p
    where rank <= 12`.execute(test_.db)
  return rows
}

async function checked({ srid, geometry }: Lot) {
  const response = await fetch(`${server.url}/api/conformity/checks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ legal: { srid, geometry }, project: { use: 'individual_housing', heightM: 9, levels: 2 } }),
  })
  expect(response.status).toBe(201)
  return report.parse(await response.json())
}

describe('a parcel of the demonstration country', () => {
  test('gets a whole report in each of the three towns: every rule of a plan, its own ground, a seal that holds', async () => {
    const all = await lots()
    expect(new Set(all.map(({ srid }) => srid)).size).toBe(3)
    for (const lot of all) {
      const made = await checked(lot)
      expect(made.parcel.areaM2).toBeCloseTo(lot.areaM2, 2)
      expect(made.commune).not.toBeNull()
      const rules = new Set(made.checks.map(({ rule }) => rule))
      expect([...rules].every((rule) => RULE_CODES.some((code) => code === rule))).toBe(true)
      expect(rules.has('PLAN_COVERAGE')).toBe(true)
      const verified = await (await fetch(`${server.url}/api/conformity/checks/${made.id}/verify`)).json()
      expect(verification.parse(verified)).toMatchObject({ sealIntact: true, checksReproduced: true })
    }
  }, 120_000)

  test('in the fields is known to be outside any plan, in each of the three towns', async () => {
    const { rows } = await sql<Lot>`
      select distinct on (srid) id, srid, ST_AsGeoJSON(geom, 4, 0)::json as geometry, ST_Area(geom) as "areaM2" from parcel p
      where not exists (select from plan_perimeter g where g.srid = p.srid and ST_Intersects(g.geom, p.geom))
      order by srid, md5(id::text)`.execute(test_.db)
    expect(rows).toHaveLength(3)
    for (const lot of rows) {
      const { checks } = await checked(lot)
      const [plans, ...more] = checks.filter(({ rule }) => rule === 'PLAN_COVERAGE')
      expect(more).toEqual([])
      expect(plans).toMatchObject({ relation: 'outside', evidence: { version: 'Démonstration' } })
    }
  })

  test('knows its streets: most lots of a town have a street side of some width', async () => {
    const all = await lots()
    for (const lot of all) await checked(lot)
    const { rows } = await sql<{ total: number; fronted: number }>`
      select count(*)::int as total, count(*) filter (where facts->'frontage'->>'streetWidthM' is not null)::int as fronted
      from conformity_report`.execute(test_.db)
    expect((rows[0]?.fronted ?? 0) / (rows[0]?.total ?? 1)).toBeGreaterThan(0.5)
  }, 120_000)
})
