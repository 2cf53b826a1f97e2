import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgencyLayer, Service } from '../../../api/contract/layers.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { ring } from '../../build/ground.ts'
import { type MapServer, startMapServer } from '../../build/mapServer.ts'
import { People } from '../../build/people.ts'
import { programsMissing } from '../../build/programs.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const CASABLANCA = ['06.141']
const AIN_CHOCK = '06.141.01.41'
const AGADIR = ['09.001']

const without = programsMissing('a layer from a GeoPackage of GDAL’s', ['ogr2ogr']).length > 0

let database: TestDatabase
let server: TestServer
let maps: MapServer
let people: People
let agency: { body: string; headers: { cookie: string } }
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  maps = await startMapServer()
  server = await testServer({ ...database, env: { ROKHAS_LAYER_SERVERS: maps.host } })
  people = new People(database.db)
  agency = await people.acting('urban_agency', 'examiner', CASABLANCA)
})
afterAll(async () => {
  await server.close()
  await maps.close()
  await database.close()
})

const look = (visibility: string, titleFr = 'Routes') => ({
  ...{ titleFr, titleAr: 'الطرق', attribution: '© Agence', visibility, opacity: 0.8 },
  ...{ legendFr: null, legendAr: null, dataDate: '2024-05-01' },
})
const wms = () => ({ bodyId: agency.body, kind: 'wms', address: `${maps.url}/wms?map=ville.map`, name: 'routes' })
const add = async (visibility: string, of: object = wms()) => {
  const { answer, status } = await ask<AgencyLayer>('POST', '/api/layers', {
    ...{ headers: agency.headers, body: { ...look(visibility), ...of } },
  })
  expect(status, JSON.stringify(answer)).toBe(201)
  return answer
}
const listed = async (headers = {}) =>
  (await ask<{ layers: AgencyLayer[] }>('GET', '/api/layers', { headers })).answer.layers
const file = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const shape = (type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties: { nom: type },
  geometry: { type, coordinates },
})

async function give(body: string | Uint8Array, fileName: string, headers: Record<string, string> = agency.headers) {
  const said = {
    ...look('everyone', 'Fichier'),
    legendFr: '',
    legendAr: '',
    opacity: '1',
    bodyId: agency.body,
    fileName,
  }
  const response = await fetch(`${server.url}/api/layers/files?${new URLSearchParams(said)}`, {
    ...{ method: 'POST', body: body as string, headers: { ...headers, 'content-type': 'application/octet-stream' } },
  })
  return { status: response.status, answer: (await response.json()) as AgencyLayer & { code?: string } }
}

describe('What a service offers', () => {
  const offered = async (kind: string, path: string) =>
    (
      await ask<Service>('POST', '/api/layers/services', {
        ...{ headers: agency.headers, body: { bodyId: agency.body, kind, address: maps.url + path } },
      })
    ).answer

  test('is read from a WMS: its layers under whatever they lie, and why some cannot be shown', async () => {
    expect(await offered('wms', '/wms')).toEqual({
      title: 'Serveur d’essai',
      layers: [
        { name: 'routes', title: 'Routes & chemins', box: [-7.7, 33.5, -7.5, 33.6], unusable: null },
        { name: 'ailleurs', title: 'En Lambert seulement', box: null, unusable: 'projection' },
      ],
    })
  })

  test('is read from a WMTS and from a WFS', async () => {
    const { layers } = await offered('wmts', '/wmts.xml')
    expect(layers.map(({ name, unusable }) => [name, unusable])).toEqual([
      ['photo', null],
      ['lambert', 'grid'],
    ])
    expect((await offered('wfs', '/wfs')).layers).toMatchObject([
      { name: 'ville:puits', title: 'Puits', unusable: null },
    ])
  })

  test.each([
    ['wms', '/wfs', 502, 'LAYER_SERVER', 'UNREADABLE'],
    ['wms', '/entity', 502, 'LAYER_SERVER', 'UNREADABLE'],
    ['wms', '/nothing', 502, 'LAYER_SERVER', 'STATUS'],
    ['wms', '/to?where=http://169.254.169.254/', 422, 'LAYER_ADDRESS', 'PRIVATE'],
  ])('as %s at %s is refused: %i %s %s', async (kind, path, status, code, fault) => {
    const body = { bodyId: agency.body, kind, address: maps.url + path }
    const { answer, ...said } = await ask('POST', '/api/layers/services', { headers: agency.headers, body })
    expect({ ...said, code: answer.code, fault: (answer as { data?: { fault?: string } }).data?.fault }).toEqual({
      ...{ status, code, fault },
    })
  })

  test('is for examiners of the agency: neither for the signed out nor for another agency', async () => {
    const body = { bodyId: agency.body, kind: 'wms', address: `${maps.url}/wms` }
    expect(await ask('POST', '/api/layers/services', { body })).toMatchObject({ status: 401 })
    const { headers } = await people.acting('urban_agency', 'examiner', AGADIR)
    expect(await ask('POST', '/api/layers/services', { headers, body })).toMatchObject({
      ...{ status: 403, answer: { code: 'NOT_WITHIN_REACH' } },
    })
  })
})

describe('A layer', () => {
  test('is seen by those it was given to and by nobody else, pictures and legend too', async () => {
    const [own, officials, everyone] = [await add('agency'), await add('officials'), await add('everyone')]
    const there = (await people.acting('commune', 'guichet', [AIN_CHOCK])).headers
    const elsewhere = (await people.acting('commune', 'guichet', AGADIR)).headers
    const seen = async (headers: object) => (await listed(headers)).map(({ id }) => id)
    expect(await seen(agency.headers)).toEqual(expect.arrayContaining([own.id, officials.id, everyone.id]))
    expect(await seen(there)).toEqual(expect.arrayContaining([officials.id, everyone.id]))
    expect(await seen(there)).not.toContain(own.id)
    for (const headers of [elsewhere, {}]) {
      expect(await seen(headers)).toContain(everyone.id)
      expect(await seen(headers)).not.toContain(officials.id)
    }
    const tile = (id: string, headers: object) =>
      fetch(`${server.url}/api/layers/${id}/tiles/12/1961/1639`, { headers: headers as Record<string, string> })
    expect((await tile(everyone.id, {})).headers.get('content-type')).toBe('image/png')
    expect((await tile(officials.id, there)).status).toBe(200)
    expect((await tile(officials.id, elsewhere)).status).toBe(404)
    expect((await fetch(`${server.url}/api/layers/${everyone.id}/legend`)).headers.get('content-type')).toBe(
      'image/png',
    )
    expect((await fetch(`${server.url}/api/layers/${own.id}/legend`)).status).toBe(404)
  })

  test('of a WMS is asked in web Mercator with what the person typed kept, once for two who look', async () => {
    const { id, address } = await add('everyone')
    expect(address).toBe(`${maps.url}/wms?map=ville.map`)
    expect((await listed()).find((layer) => layer.id === id)).toMatchObject({
      address: null,
      name: null,
      mayEdit: false,
    })
    maps.asked.length = 0
    for (const _ of [1, 2]) await fetch(`${server.url}/api/layers/${id}/tiles/1/0/0`)
    expect(maps.asked).toHaveLength(1)
    const query = new URL(maps.asked[0] ?? '', maps.url).searchParams
    expect(Object.fromEntries(query)).toMatchObject({
      ...{ map: 'ville.map', LAYERS: 'routes', STYLES: 'clair', CRS: 'EPSG:3857', FORMAT: 'image/png', WIDTH: '256' },
    })
    // The north-western quarter of the world, half of 40 075 016.69 m a side.
    const [west, south, east, north] = (query.get('BBOX') ?? '').split(',').map(Number)
    expect([west, south, east, north].map((metres) => Math.round(metres ?? 0))).toEqual([-20037508, 0, 0, 20037508])
  })

  test('of a WMTS is asked at its own matrices, and at no other zoom', async () => {
    const { id, zooms } = await add('everyone', {
      ...wms(),
      kind: 'wmts',
      address: `${maps.url}/wmts.xml`,
      name: 'photo',
    })
    expect(zooms).toEqual({ from: 10, to: 12 })
    maps.asked.length = 0
    expect((await fetch(`${server.url}/api/layers/${id}/tiles/11/980/819`)).status).toBe(200)
    expect(maps.asked).toEqual(['/tuiles/normal/PM/z11/980/819.png'])
    expect((await fetch(`${server.url}/api/layers/${id}/tiles/9/245/204`)).status).toBe(404)
  })

  test('of a WFS gives its features in a box', async () => {
    const { id } = await add('everyone', { ...wms(), kind: 'wfs', address: `${maps.url}/wfs`, name: 'ville:puits' })
    const { answer } = await ask<object>('GET', `/api/layers/${id}/features?bbox=-7.7,33.5,-7.5,33.6`)
    expect(answer).toMatchObject({ truncated: false, features: [{ properties: { nom: 'Puits n° 4' } }] })
  })

  test('whose server fails says what and since when, and is well again once it answers', async () => {
    const { id } = await add('everyone')
    maps.fail(true)
    const tile = () => ask('GET', `/api/layers/${id}/tiles/3/4/5`)
    expect(await tile()).toMatchObject({
      ...{
        status: 502,
        answer: { code: 'LAYER_SERVER', data: { fault: 'STATUS', status: 503, since: '2026-11-24T09:00:00.000Z' } },
      },
    })
    const fault = async () => (await listed()).find((layer) => layer.id === id)?.fault
    expect(await fault()).toEqual({ code: 'STATUS', since: '2026-11-24T09:00:00.000Z' })
    const again = await testServer(database)
    const { layers } = (await (await fetch(`${again.url}/api/layers`)).json()) as { layers: AgencyLayer[] }
    await again.close()
    expect(layers.find((layer) => layer.id === id)?.fault, 'a server that was started again').toEqual(await fault())
    maps.fail(false)
    expect((await fetch(`${server.url}/api/layers/${id}/tiles/3/4/5`)).status).toBe(200)
    expect(await fault()).toBeNull()
    const kept = await sql`select from layer_fault where layer_id = ${id}::uuid`.execute(database.db)
    expect(kept.rows).toEqual([])
  })

  test('that the service does not offer, or offers in no usable form, is not added', async () => {
    for (const name of ['inconnue', 'ailleurs'])
      expect(
        await ask('POST', '/api/layers', { headers: agency.headers, body: { ...look('agency'), ...wms(), name } }),
      ).toMatchObject({ status: 422, answer: { code: 'LAYER_UNKNOWN' } })
  })

  test('is changed, ordered and removed by its agency, and by no other', async () => {
    const [one, two] = [await add('everyone'), await add('everyone')]
    const path = `/api/layers/${one.id}`
    const { headers } = await people.acting('urban_agency', 'examiner', AGADIR)
    expect(await ask('PATCH', path, { body: { version: 1, opacity: 0.5 } })).toMatchObject({ status: 401 })
    expect(await ask('PATCH', path, { headers, body: { version: 1, opacity: 0.5 } })).toMatchObject({ status: 403 })
    expect(await ask('DELETE', `${path}?version=1`, { headers })).toMatchObject({ status: 403 })
    const order = { bodyId: agency.body, ids: [two.id, one.id] }
    expect(await ask('PUT', '/api/layers/order', { headers, body: order })).toMatchObject({ status: 403 })

    const own = agency.headers
    expect(
      await ask('PATCH', path, { headers: own, body: { version: 1, opacity: 0.5, visibility: 'officials' } }),
    ).toMatchObject({
      ...{ status: 200, answer: { version: 2, opacity: 0.5, visibility: 'officials', titleFr: 'Routes' } },
    })
    expect(await ask('PATCH', path, { headers: own, body: { version: 1, opacity: 1 } })).toMatchObject({
      ...{ status: 409, answer: { code: 'CHANGED_MEANWHILE' } },
    })
    await ask('PUT', '/api/layers/order', { headers: own, body: order })
    const ids = (await listed(own)).map(({ id }) => id)
    expect(ids.slice(0, 2)).toEqual([two.id, one.id])
    expect((await ask('DELETE', `${path}?version=2`, { headers: own })).status).toBe(200)
    expect((await listed(own)).map(({ id }) => id)).not.toContain(one.id)
    expect((await fetch(`${server.url}${path}/tiles/1/0/0`)).status).toBe(404)
  })
})

describe('A file', () => {
  test('of points, lines and polygons becomes a layer, and gives what lies in a box', async () => {
    const polygon = [
      [
        [-7.6, 33.5],
        [-7.5, 33.5],
        [-7.5, 33.52],
        [-7.6, 33.5],
      ],
    ]
    const line = [
      [-7.6, 33.5],
      [-7.55, 33.51],
    ]
    const { status, answer } = await give(
      file([
        shape('Point', [-7.6, 33.5]),
        shape('LineString', line),
        shape('Polygon', polygon),
        shape('Point', [-9.6, 30.4]),
      ]),
      'reseau.geojson',
    )
    expect({ status, kind: answer.kind, shapes: answer.shapes }).toEqual({ status: 201, kind: 'vector', shapes: 4 })
    const inside = await ask<{ features: { properties: { nom: string } }[] }>(
      ...(['GET', `/api/layers/${answer.id}/features?bbox=-7.7,33.4,-7.4,33.6`] as const),
    )
    expect(inside.answer.features.map(({ properties }) => properties.nom)).toEqual(['Point', 'LineString', 'Polygon'])
  })

  test.skipIf(without)(
    'that is a GeoPackage in Lambert metres, as GDAL writes one, becomes a layer of its polygons',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'rokhas-gpkg-'))
      // A rectangle of 40 m by 10 m and one of 20 m by 30 m.
      const square = (x: number, wide: number, high: number) =>
        shape('Polygon', [
          ring([
            [x, 0],
            [x + wide, 0],
            [x + wide, high],
            [x, high],
          ]),
        ])
      const features = { type: 'FeatureCollection', features: [square(0, 40, 10), square(100, 20, 30)] }
      writeFileSync(join(folder, 'in.geojson'), JSON.stringify(features))
      execFileSync('ogr2ogr', [
        '-f',
        'GPKG',
        '-a_srs',
        'EPSG:26191',
        join(folder, 'reseau.gpkg'),
        join(folder, 'in.geojson'),
      ])
      const { status, answer } = await give(readFileSync(join(folder, 'reseau.gpkg')), 'reseau.gpkg')
      rmSync(folder, { recursive: true })
      expect({ status, shapes: answer.shapes, leftOut: answer.leftOut }).toEqual({ status: 201, shapes: 2, leftOut: 0 })
      const [west, south] = toWgs84(26191, [300_090, 329_990])
      const [east, north] = toWgs84(26191, [300_130, 330_040])
      const { answer: found } = await ask<{ features: { geometry: { coordinates: [number, number][][][] } }[] }>(
        ...(['GET', `/api/layers/${answer.id}/features?bbox=${[west, south, east, north].join()}`] as const),
      )
      expect(found.features).toHaveLength(1)
      const [corner] = found.features[0]?.geometry.coordinates[0]?.[0] ?? []
      const [lon, lat] = toWgs84(26191, [300_100, 330_000])
      expect([corner?.[0].toFixed(5), corner?.[1].toFixed(5)]).toEqual([lon.toFixed(5), lat.toFixed(5)])
    },
  )

  test('says how many of its features are nothing that can be shown', async () => {
    const without = { type: 'Feature', properties: {}, geometry: null }
    const gathered = { type: 'Feature', properties: {}, geometry: { type: 'GeometryCollection', geometries: [] } }
    const { answer } = await give(file([shape('Point', [-7.6, 33.5]), without, gathered]), 'lacunes.geojson')
    expect([answer.shapes, answer.leftOut]).toEqual([1, 2])
  })

  test.each([
    ['nothing.geojson', '{"type":"FeatureCollection","features":[]}'],
    ['half.geojson', '{"type":"FeatureCollection","features":[{"type":"Fea'],
    ['text.txt', 'ceci n’est pas une carte'],
    [
      'broken.geojson',
      file([
        shape('Polygon', [
          [
            [-7.6, 33.5],
            [-7.5, 33.5],
          ],
        ]),
      ]),
    ],
  ])('that is no layer (%s) is refused in words', async (name, body) => {
    expect(await give(body, name)).toMatchObject({ status: 422, answer: { code: 'LAYER_FILE_UNREADABLE' } })
  })

  test('is not taken from the signed out, nor from another agency', async () => {
    const body = file([shape('Point', [-7.6, 33.5])])
    expect((await give(body, 'a.geojson', {})).status).toBe(401)
    const { headers } = await people.acting('urban_agency', 'examiner', AGADIR)
    expect((await give(body, 'a.geojson', headers)).status).toBe(403)
  })
})
