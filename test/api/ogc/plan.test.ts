import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../api/db/database.ts'
import type { Database } from '../../../api/db/tables.ts'
import { type Asked, pageAsked } from '../../../api/ogc/asked.ts'
import { collectionNamed } from '../../../api/ogc/collections.ts'
import { lawDuring } from '../../../api/ogc/law.ts'
import { featureText, pageStatement } from '../../../api/ogc/pageQuery.ts'
import { versionActs } from '../../../api/plans/standings.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Ground } from '../../build/ground.ts'

let database: TestDatabase
let application: Kysely<Database>

/** Zones of 24 by 14 m, 10 000 of them; two plans share them. */
beforeAll(async () => {
  database = await testDatabase()
  application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
  const onDay = parseDay('2020-03-01')
  if (!onDay) throw new Error('not a day')
  const ground = new Ground(database.db)
  const plans = [
    await ground.plan('PA-1', [[0, 0, 2400, 1400]], [{ kind: 'approved', onDay }]),
    await ground.plan('PA-2', [[0, 0, 2400, 1400]], [{ kind: 'approved', onDay }]),
  ]
  await sql`insert into zone (id, srid, plan_version_id, code, family, label_fr, label_ar, geom, geom_3857)
    select gen_random_uuid(), 26191, (${plans}::uuid[])[1 + i % 2], 'Z' || i % 9, 'housing', 'Zone', 'منطقة', g, display_3857(g)
    from generate_series(0, 99) i, generate_series(0, 99) j,
      lateral (select ST_Multi(ST_MakeEnvelope(300000 + i * 24, 330000 + j * 14, 300024 + i * 24, 330014 + j * 14, 26191)) as g) lot`.execute(
    database.db,
  )
  await sql`analyze zone`.execute(database.db)
}, 60_000)

afterAll(async () => {
  await application.destroy()
  await database.close()
})

async function planOf(name: string, search: string): Promise<readonly string[]> {
  const collection = collectionNamed(name)
  const day = parseDay('2026-11-24')
  if (!collection || !day) throw new Error(`no ${name}`)
  const { crs, boxes, wanted, condition, after, limit }: Asked = pageAsked(collection, search)
  const law = lawDuring(await versionActs(application), { from: day, to: day }, false)
  const stretch = { filter: { law, boxes, wanted, condition }, after, limit: limit + 1 }
  const statement = pageStatement(collection, stretch, featureText(collection.kind, crs))
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${statement}`.execute(application)
  return rows.map((row) => row['QUERY PLAN'])
}

describe('The plan of a page, under the rights of the application,', () => {
  const beyond = 'cursor=26191.40000000-0000-4000-8000-000000000000'
  test.each(['zones', 'zones-26191'])('of %s goes along the key from where the last one ended', async (name) => {
    const lines = await planOf(name, `limit=100&${beyond}`)
    expect(lines.some((line) => /Index Scan using zone_26191_pkey/.test(line))).toBe(true)
    expect(lines.filter((line) => /Seq Scan on zone_26191/.test(line))).toEqual([])
  })

  test('in a box of degrees finds its zones by the display copy, in one of metres by the legal geometry', async () => {
    const degrees = await planOf('zones', 'bbox=-7.553,33.552,-7.552,33.5525')
    expect(degrees.some((line) => /zone_26191_3857_gist/.test(line))).toBe(true)
    const metres = await planOf(
      'zones-26191',
      'bbox=300100,330100,300150,330140&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/26191',
    )
    expect(metres.some((line) => /zone_26191_gist/.test(line))).toBe(true)
    expect([...degrees, ...metres].filter((line) => /Seq Scan on zone_26191/.test(line))).toEqual([])
  })
})
