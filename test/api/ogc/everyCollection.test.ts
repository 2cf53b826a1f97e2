import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import type { FeatureCollection, MultiPolygon } from 'geojson'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COLLECTIONS } from '../../../api/ogc/collections.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { Ground } from '../../build/ground.ts'
import { People } from '../../build/people.ts'
import { programsMissing } from '../../build/programs.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { byProj, farthest, placesOf } from './placesRead.ts'

// Synchronous calls would stop the server, which lives in this process.
const run = promisify(execFile)
const without = programsMissing('each collection as GDAL reads it', ['ogrinfo', 'ogr2ogr', 'cs2cs']).length > 0

const ZONES = [26191, 26192, 26194, 26195] as const
/** How many of each kind a legal zone is given: another number for each, so that none is read for another. */
const MADE: Readonly<Record<LegalSrid, number>> = { 26191: 5, 26192: 3, 26194: 2, 26195: 4 }

let database: TestDatabase
let server: TestServer
let folder: string
let secret: string

async function makeLaw(srid: LegalSrid): Promise<void> {
  const onDay = parseDay('2020-03-01')
  if (!onDay) throw new Error('not a day')
  const ground = new Ground(database.db, srid)
  const plan = await ground.plan(`PA-${srid}`, [[0, 0, 5000, 300]], [{ kind: 'approved', onDay }])
  for (let rank = 0; rank < MADE[srid]; rank += 1) {
    const [x, y] = [rank * 31, (rank % 7) * 17]
    await ground.zone(plan, `Z${rank}`, [x, y, x + 29.37, y + 15.02])
    if (rank > 0) await ground.servitude(`Ligne ${rank}`, [[x, 100, x + 20.11, 120.07]])
  }
}

/** Dossiers of one guichet, whose sites stand in the place of this zone's zones. */
async function makeDossiers(srid: LegalSrid, owner: string): Promise<void> {
  for (let rank = 0; rank < MADE[srid] + 2; rank += 1) {
    const id = await new Dossiers(database.db).filed(owner, `061410141-2026-${srid}${rank}`)
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select ${id}, ${srid}::integer, 'draft', '{}', ST_Multi(g), display_3857(ST_Multi(g))
      from (select ST_Translate(ST_Envelope(z.geom), ${rank * 41}, 0.33) as g from zone z
        where z.srid = ${srid}::integer order by z.id limit 1) drawn`.execute(database.db)
  }
}

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/ogc-every-`)
  database = await testDatabase()
  server = await testServer(database)
  const people = new People(database.db)
  const owner = await people.person()
  for (const srid of ZONES) {
    await makeLaw(srid)
    await makeDossiers(srid, owner)
  }
  const { headers } = await people.acting('province', 'guichet', ['06.141'])
  const made = await fetch(`${server.url}/api/me/tokens`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'QGIS', days: 30 }),
  })
  secret = ((await made.json()) as { secret: string }).secret
}, 60_000)

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server.close()
  await database.close()
})

const signed = () => ['--config', 'GDAL_HTTP_USERPWD', `agent@example.ma:${secret}`]
const source = () => `OAPIF:${server.url}/api/ogc`

/** Of each kind, the tables it is read from, asked apart from the collections. */
const TABLES = {
  plans: ['plan_version', 'id', 'perimeter'],
  zones: ['zone', 'id', 'geom'],
  servitudes: ['servitude', 'id', 'geom'],
  dossiers: ['dossier_site', 'dossier_id', 'geom'],
} as const

type Row = { readonly id: string; readonly srid: LegalSrid; readonly geometry: MultiPolygon }

/** What is kept of a collection, metres of its legal zones. */
async function kept(kind: keyof typeof TABLES, srid: LegalSrid | null): Promise<readonly Row[]> {
  const [table, id, geometry] = TABLES[kind]
  const { rows } = await sql<Row>`
    select t.${sql.ref(id)} as id, t.srid, ST_AsGeoJSON(ST_Multi(t.${sql.ref(geometry)}), 6)::json as geometry
    from ${sql.table(table)} t where ${srid}::integer is null or t.srid = ${srid}::integer`.execute(database.db)
  return rows
}

async function byGdal(collection: string): Promise<Map<string, number[][]>> {
  const out = `${folder}/${collection}.json`
  const options = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=10', '-oo', 'PAGE_SIZE=3']
  await run('ogr2ogr', [...signed(), ...options, out, source(), collection])
  const { features } = JSON.parse(readFileSync(out, 'utf8')) as FeatureCollection<MultiPolygon>
  return new Map(features.map(({ id, properties, geometry }) => [String(properties?.id ?? id), placesOf(geometry)]))
}

describe.skipIf(without)('GDAL, with a token as its password,', () => {
  test('finds all twenty collections and counts in each what SQL does', async () => {
    const { stdout } = await run('ogrinfo', [...signed(), '-ro', '-al', '-so', source()])
    const layers = [...stdout.matchAll(/Layer name: (\S+)[\s\S]*?Feature Count: (\d+)/g)]
    const counts = Object.fromEntries(layers.map(([, name, count]) => [name, Number(count)]))
    const expected = await Promise.all(
      COLLECTIONS.map(async ({ id, kind, srid }) => [id, (await kept(kind.name, srid)).length] as const),
    )
    expect(counts).toEqual(Object.fromEntries(expected))
    // Of the zones 5 + 3 + 2 + 4, of the dossiers two more in each legal zone.
    expect([counts.zones, counts.dossiers, counts['dossiers-26194'], Object.keys(counts).length]).toEqual([
      14, 22, 4, 20,
    ])
  })

  test.each(COLLECTIONS.map((collection) => [collection.id, collection] as const))(
    'reads every feature of %s where PROJ puts it, to a centimetre',
    async (id, { kind, srid }) => {
      const rows = await kept(kind.name, srid)
      const byZone = [...Map.groupBy(rows, (row) => row.srid)]
      const places = byZone.flatMap(([zone, ofZone]) => [
        ...byProj(zone, new Map(ofZone.map((row) => [row.id, placesOf(row.geometry)]))),
      ])
      const inOrder = places.map(([one, corners]) => [one, corners.sort(([a = 0], [b = 0]) => a - b)] as const)
      expect(inOrder.length).toBeGreaterThan(0)
      const read = new Map([...(await byGdal(id))].map(([one, at]) => [one, at.sort(([a = 0], [b = 0]) => a - b)]))
      expect(farthest(new Map(inOrder), read)).toBeLessThan(0.01)
    },
  )

  test('reads no dossier without it, and is told to stop with one that nobody has', async () => {
    const { stdout } = await run('ogrinfo', ['-ro', source()])
    expect(stdout).toContain('zones-26191')
    expect(stdout).not.toContain('dossiers')
    const wrong = ['--config', 'GDAL_HTTP_USERPWD', 'agent@example.ma:rokhas_ogc_inconnu']
    await expect(run('ogrinfo', [...wrong, '-ro', source()])).rejects.toMatchObject({ code: 1 })
  })
})
