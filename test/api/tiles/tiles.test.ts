import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { type Day, parseDay } from '../../../spatial/day.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Ground } from '../../build/ground.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { featuresOf, tileAt } from '../../build/tiles.ts'

let test_: TestDatabase
let server: TestServer

const day = (text: string): Day => {
  const parsed = parseDay(text)
  if (!parsed) throw new Error(`${text} is not a day`)
  return parsed
}

/** Middle of the drawing boards of test/build/ground.ts. */
const CASABLANCA = toWgs84(26191, [300_010, 330_015])
const SAHARA = toWgs84(26194, [427_010, 540_015])

const address = (layer: string, at: Position, zoom: number) => {
  const { z, x, y } = tileAt(at, zoom)
  return `/api/tiles/${layer}/${z}/${x}/${y}.mvt`
}

const fetchTile = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })

const featuresAt = async (layer: string, at: Position, zoom: number) => {
  const response = await fetchTile(address(layer, at, zoom))
  return response.status === 204 ? [] : featuresOf(await response.arrayBuffer(), layer)
}

const tileJsonOf = async (layer: string) => (await fetch(`${server.url}/api/tiles/${layer}.json`)).json()
const versionOf = async (layer: string) => new URL((await tileJsonOf(layer)).tiles[0]).searchParams.get('v')

beforeAll(async () => {
  test_ = await testDatabase()
  server = await testServer(test_)
  const ground = new Ground(test_.db)
  await ground.parcel('T1', [0, 0, 20, 30])
  await ground.parcel('T2', [20, 0, 47, 30])
  await new Ground(test_.db, 26194).parcel('S1', [0, 0, 20, 30])
  const inForce = await ground.plan('PA-1', [[-100, -100, 100, 100]], [{ kind: 'approved', onDay: day('2019-02-01') }])
  const repealed = await ground.plan(
    'PA-0',
    [[-100, -100, 100, 100]],
    [
      { kind: 'approved', onDay: day('2001-02-01') },
      { kind: 'repealed', onDay: day('2019-02-01') },
    ],
  )
  await ground.zone(inForce, 'HA', [-100, -100, 15, 100], 'S1')
  await ground.zone(repealed, 'OLD', [-100, -100, 15, 100])
  await ground.servitude('line', [[-500, 10, 500, 16]])
  await ground.servitude('ended', [[-500, 10, 500, 16]], { to: '2026-11-23' })
  await ground.street('Rue A', [-500, -12, 500, 0], 12.5)
})

afterAll(async () => {
  await server.close()
  await test_.close()
})

describe('a tile', () => {
  test('of parcels carries each with its title, where it is to a metre', async () => {
    const features = await featuresAt('parcels', CASABLANCA, 16)
    expect(features.map(({ properties }) => properties.number).toSorted()).toEqual(['T1', 'T2'])
    const first = features.find(({ properties }) => properties.number === 'T1')
    expect(first?.properties).toMatchObject({ titleKind: 'title', id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    const { z, x, y } = tileAt(CASABLANCA, 16)
    const { geometry } = first?.toGeoJSON(x, y, z) ?? {}
    const [west = 0, south = 0] = toWgs84(26191, [300_000, 330_000])
    const corners = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : []
    const nearest = Math.min(
      ...corners.map(([lon = 0, lat = 0]) => Math.hypot((lon - west) * 92_600, (lat - south) * 110_900)),
    )
    expect(nearest).toBeLessThan(1)
  })

  test('in the Sahara comes from the partition of its own zone', async () => {
    expect((await featuresAt('parcels', SAHARA, 16)).map(({ properties }) => properties.number)).toEqual(['S1'])
  })

  test('of zones shows the plan in force, not the one it replaced', async () => {
    const zones = await featuresAt('zones', CASABLANCA, 15)
    expect(zones.map(({ properties }) => properties)).toEqual([
      {
        id: expect.any(String),
        code: 'HA',
        sector: 'S1',
        family: 'housing',
        labelFr: 'Zone HA',
        labelAr: 'منطقة HA',
        plan: 'PA-1',
      },
    ])
  })

  test('of servitudes shows those in force today', async () => {
    const servitudes = await featuresAt('servitudes', CASABLANCA, 14)
    expect(servitudes.map(({ properties }) => properties.nameFr)).toEqual(['line'])
    expect(servitudes[0]?.properties).toMatchObject({ kind: 'power_line', effect: 'forbids' })
  })

  test('of streets carries name and width', async () => {
    const [street] = await featuresAt('streets', CASABLANCA, 16)
    expect(street?.properties).toEqual({ name: 'Rue A', widthM: 12.5 })
  })

  test('of communes, provinces and regions says their names in both languages and how true the outline is', async () => {
    const [commune] = await featuresAt('communes', CASABLANCA, 11)
    expect(commune?.properties).toMatchObject({
      code: expect.any(String),
      nameAr: expect.stringMatching(/[؀-ۿ]/),
      outline: 'approximate',
    })
    expect((await featuresAt('provinces', CASABLANCA, 6)).length).toBeGreaterThan(1)
    expect((await featuresAt('regions', CASABLANCA, 0)).length).toBe(12)
  })

  test('is empty, 204, where nothing lies and below the zoom its layer begins at', async () => {
    expect((await fetchTile(address('parcels', [-30, 33], 16))).status).toBe(204)
    expect((await fetchTile(address('parcels', [2.3, 48.8], 16))).status).toBe(204)
    expect((await fetchTile(address('parcels', CASABLANCA, 13))).status).toBe(204)
    expect((await fetchTile(address('communes', CASABLANCA, 3))).status).toBe(204)
  })

  test.each(['14/99999999/1', '14/16384/0', '23/0/0', '-1/0/0', '1/0.5/0', 'a/b/c', '1/0/0;drop table parcel'])(
    'at %s does not exist: 400, before anything is asked of the database',
    async (bad) => {
      const response = await fetchTile(`/api/tiles/parcels/${bad}.mvt`)
      expect([response.status, (await response.json()).code]).toEqual([400, 'TILE_ADDRESS_INVALID'])
    },
  )

  test('of an unknown layer or in another format is not found', async () => {
    expect((await fetchTile('/api/tiles/owners/0/0/0.mvt')).status).toBe(404)
    expect((await fetchTile('/api/tiles/toString/0/0/0.mvt')).status).toBe(404)
    expect((await fetchTile('/api/tiles/parcels/0/0/0.png')).status).toBe(400)
    expect((await fetchTile('/api/tiles/owners.json')).status).toBe(404)
  })
})

describe('a TileJSON', () => {
  test('names a versioned address, zooms, bounds and what the tiles carry', async () => {
    const json = await tileJsonOf('parcels')
    expect(json).toMatchObject({
      tilejson: '3.0.0',
      minzoom: 14,
      vector_layers: [{ id: 'parcels', fields: { id: 'String', titleKind: 'String', number: 'String' } }],
    })
    expect(json.tiles[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/tiles\/parcels\/\{z\}\/\{x\}\/\{y\}\.mvt\?v=1$/)
    expect(json.bounds).toHaveLength(4)
  })

  test('of communes says that outlines may be approximate', async () => {
    const { note } = await tileJsonOf('communes')
    expect(note.fr).toContain('approximatifs')
    expect(note.ar).toMatch(/[؀-ۿ]/)
  })

  test('of zones changes its address with the day, for a plan may come into force', async () => {
    expect(await versionOf('zones')).toMatch(/^1-20261124-[0-9a-f]{8}$/)
  })
})

describe('a browser', () => {
  test('keeps a tile for ever when the address has the current version, and asks again when not', async () => {
    const path = address('parcels', CASABLANCA, 15)
    const cacheControl = async (query: string) => (await fetchTile(path + query)).headers.get('cache-control')
    expect(await cacheControl(`?v=${await versionOf('parcels')}`)).toBe('public, max-age=31536000, immutable')
    expect(await cacheControl('?v=0')).toBe('public, no-cache')
    expect(await cacheControl('')).toBe('public, no-cache')
  })

  test('that has the tile already is told so, 304 without a body', async () => {
    const path = address('parcels', CASABLANCA, 15)
    const etag = (await fetchTile(path)).headers.get('etag') ?? ''
    const again = await fetchTile(path, { 'if-none-match': etag })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    expect((await fetchTile(path, { 'if-none-match': 'W/"other"' })).status).toBe(200)
  })

  test('gets it compressed when it can read that, plain when not, the same tile', async () => {
    const path = address('parcels', CASABLANCA, 14)
    const compressed = await fetchTile(path, { 'accept-encoding': 'gzip' })
    const plain = await fetchTile(path, { 'accept-encoding': 'identity' })
    const refused = await fetchTile(path, { 'accept-encoding': 'gzip;q=0' })
    expect([compressed, plain, refused].map(({ headers }) => headers.get('content-encoding'))).toEqual([
      'gzip',
      null,
      null,
    ])
    expect(Buffer.from(await compressed.arrayBuffer())).toEqual(Buffer.from(await plain.arrayBuffer()))
  })
})

describe('the cache', () => {
  test('answers while the database cannot: nobody may read a parcel, and a tile seen before is there', async () => {
    const path = address('parcels', CASABLANCA, 17)
    const first = await (await fetchTile(path)).arrayBuffer()
    const second = await test_.db.transaction().execute(async (locked) => {
      await sql`lock table parcel in access exclusive mode`.execute(locked)
      return (await fetchTile(path)).arrayBuffer()
    })
    expect(Buffer.from(second)).toEqual(Buffer.from(first))
  })

  test('lets go of a tile within a second of the data changing its version', async () => {
    const path = address('parcels', CASABLANCA, 18)
    const before = featuresOf(await (await fetchTile(path)).arrayBuffer(), 'parcels').length
    await sql`delete from parcel where title_number = 'T2'`.execute(test_.db)
    await sql`update layer_version set version = version + 1 where layer = 'parcels'`.execute(test_.db)
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    const after = featuresOf(await (await fetchTile(path)).arrayBuffer(), 'parcels').length
    expect([before, after]).toEqual([2, 1])
    expect(await versionOf('parcels')).toBe('2')
  })
})
