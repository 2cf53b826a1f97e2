import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import type { FeatureCollection, MultiPolygon } from 'geojson'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Box, Ground } from '../../build/ground.ts'
import { programsMissing } from '../../build/programs.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { crsOf, reading } from './ogcCase.ts'
import { byProj, farthest, placesById, placesOf } from './placesRead.ts'

// Synchronous calls would stop the server, which lives in this process.
const run = promisify(execFile)
const without = programsMissing('the OGC API as GDAL and PROJ read it', ['ogrinfo', 'ogr2ogr', 'cs2cs']).length > 0

const ZONES = [26191, 26192, 26194, 26195] as const
/** How many zones of the plan each legal zone is given: more than a page that GDAL asks for in the first one. */
const MADE: Readonly<Record<LegalSrid, number>> = { 26191: 130, 26192: 3, 26194: 2, 26195: 4 }

let database: TestDatabase
let server: TestServer
let folder: string
const { items } = reading(() => server)

const lot = (rank: number): Box => [rank * 31, (rank % 7) * 17, rank * 31 + 29.37, (rank % 7) * 17 + 15.02]

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/ogc-`)
  database = await testDatabase()
  server = await testServer(database)
  const onDay = parseDay('2020-03-01')
  if (!onDay) throw new Error('not a day')
  for (const srid of ZONES) {
    const ground = new Ground(database.db, srid)
    const plan = await ground.plan(`PA-${srid}`, [[0, 0, 5000, 300]], [{ kind: 'approved', onDay }])
    await ground.regulation(plan, { code: 'B' }, { height_max_m: { value: 11.5, article: null, printedLabel: null } })
    for (let rank = 0; rank < MADE[srid]; rank += 1) await ground.zone(plan, rank === 1 ? 'B' : `Z${rank}`, lot(rank))
    await ground.servitude(`Ligne ${srid}`, [[0, 0, 300, 20]])
  }
}, 60_000)

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server.close()
  await database.close()
})

/** What ogrinfo counts of each layer of a source, opened with no option. */
async function counted(source: string): Promise<Record<string, number>> {
  const { stdout } = await run('ogrinfo', ['-ro', '-al', '-so', source])
  const layers = [...stdout.matchAll(/Layer name: (\S+)[\s\S]*?Feature Count: (\d+)/g)]
  return Object.fromEntries(layers.map(([, name, count]) => [name, Number(count)]))
}

async function fetched(file: string, search = ''): Promise<string> {
  const response = await fetch(`${server.url}/api/ogc/collections/${file.split('.')[0]}/${file}${search}`)
  expect([file, response.status]).toEqual([file, 200])
  writeFileSync(`${folder}/${file}`, Buffer.from(await response.arrayBuffer()))
  return `${folder}/${file}`
}

/** A source as GDAL turns it into GeoJSON, by the ids of its features. */
async function turned(source: readonly string[], options: readonly string[] = []): Promise<Map<string, number[][]>> {
  const out = `${folder}/turned.json`
  rmSync(out, { force: true })
  await run('ogr2ogr', ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=10', ...options, out, ...source])
  const { features } = JSON.parse(readFileSync(out, 'utf8')) as FeatureCollection<MultiPolygon>
  return new Map(features.map(({ id, properties, geometry }) => [String(properties?.id ?? id), placesOf(geometry)]))
}

describe.skipIf(without)('GDAL, given nothing but the address,', () => {
  test('reads every collection and counts in each what there is', async () => {
    const counts = await counted(`OAPIF:${server.url}/api/ogc`)
    expect(counts).toMatchObject({ zones: 139, plans: 4, servitudes: 4, 'plans-26194': 1, 'servitudes-26195': 1 })
    for (const srid of ZONES) expect(counts[`zones-${srid}`]).toBe(MADE[srid])
  })

  test('reads on from page to page: all 130 zones of the north, each once', async () => {
    const source = ['-oo', 'PAGE_SIZE=40', `OAPIF:${server.url}/api/ogc`, 'zones-26191']
    const read = await turned(source)
    expect(read.size).toBe(130)
    expect(farthest(read, placesById(await items('zones-26191', 'limit=1000')))).toBeLessThan(0.01)
  })

  test('reads the legal metres of a page as such, because the page says what they are', async () => {
    const page = `${server.url}/api/ogc/collections/zones-26192/items?crs=${crsOf(26192)}`
    const { stdout } = await run('ogrinfo', ['-ro', '-al', '-so', page])
    expect(stdout).toMatch(/ID\["EPSG",26192\]\]/)
    expect(stdout).toMatch(/Extent: \(357000\.000000, 436000\.000000\)/)
  })
})

describe.skipIf(without).each(ZONES)('In legal zone %i', (srid) => {
  test('our degrees are those PROJ makes of our legal metres, to a centimetre', async () => {
    const legal = placesById(await items(`zones-${srid}`, `limit=1000&crs=${crsOf(srid)}`))
    const degrees = placesById(await items(`zones-${srid}`, 'limit=1000'))
    const proj = new Map([...byProj(srid, legal)].map(([id, places]) => [id, places.sort(([a = 0], [b = 0]) => a - b)]))
    expect(farthest(proj, degrees)).toBeLessThan(0.01)
  })

  test.each(['gpkg', 'fgb'])(
    'the %s holds every zone in legal metres, and GDAL takes it to the same degrees',
    async (kind) => {
      const path = await fetched(`zones-${srid}.${kind}`)
      expect(Object.values(await counted(path))).toEqual([MADE[srid]])
      const legal = placesById(await items(`zones-${srid}`, `limit=1000&crs=${crsOf(srid)}`))
      expect(farthest(await turned([path], ['-a_srs', 'EPSG:3857']), legal, 1)).toBeLessThan(0.001)
      const degrees = placesById(await items(`zones-${srid}`, 'limit=1000'))
      expect(farthest(await turned([path], ['-t_srs', 'EPSG:4326']), degrees)).toBeLessThan(0.01)
    },
  )
})

describe.skipIf(without)('A file', () => {
  test('of the country is in degrees, with the index that finds what lies in a box', async () => {
    const [west, south, east, north] = [300_000, 330_000, 300_030, 330_016]
    for (const kind of ['gpkg', 'fgb']) {
      const path = await fetched(`zones.${kind}`)
      expect((await run('ogrinfo', ['-ro', '-al', '-so', path])).stdout).toMatch(/GEOGCRS\["WGS 84"/)
      const one = await fetched(`zones-26191.${kind}`)
      const box = ['-spat', west, south, east, north].map(String)
      const { stdout } = await run('ogrinfo', ['-ro', '-al', '-so', ...box, one])
      expect(Number(/Feature Count: (\d+)/.exec(stdout)?.[1])).toBe(1)
    }
  })

  test('keeps a figure, and leaves one that is not published without a value', async () => {
    for (const kind of ['gpkg', 'fgb']) {
      const { stdout } = await run('ogrinfo', [
        '-ro',
        '-al',
        '-where',
        "code = 'B'",
        await fetched(`zones-26194.${kind}`),
      ])
      expect(stdout).toMatch(/heightMaxM \(Real\) = 11\.5\n/)
      expect(stdout).not.toMatch(/levelsMax \(Real\) = [^(]/)
      expect(stdout).toMatch(/buildable \(Integer\(Boolean\)\) = 1\n/)
    }
  })

  test('of a collection with nothing in it on the day is a file all the same', async () => {
    for (const kind of ['gpkg', 'fgb']) {
      const nothing = await fetched(`zones-26191.${kind}`, '?datetime=1999-01-01')
      expect(Object.values(await counted(nothing))).toEqual([0])
    }
  })

  test('that is a GeoPackage says so in its header, and SQLite finds it whole', async () => {
    const path = await fetched('zones-26191.gpkg')
    const file = new DatabaseSync(path, { readOnly: true })
    expect(file.prepare('pragma application_id').get()).toEqual({ application_id: 0x47504b47 })
    expect(file.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
    expect(file.prepare('pragma foreign_key_check').all()).toEqual([])
    expect(file.prepare('select count(*) as n from rtree_zones_26191_geom').get()).toEqual({ n: 130 })
    const systems = file.prepare('select srs_id from gpkg_spatial_ref_sys order by 1').all()
    expect(systems.map(({ srs_id }) => srs_id)).toEqual([-1, 0, 4326, 26191])
    file.close()
    // GDAL's SQLite has the functions of the triggers: an edit leaves the index right.
    await run('ogrinfo', [path, '-sql', 'delete from zones_26191 where fid = 1'])
    expect(Object.values(await counted(path))).toEqual([129])
  })
})
