import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DEPOSIT_LIMITS } from '../../../../spatial/intake/limits.ts'
import { readGeoJsonObject } from '../../../../spatial/intake/readers/geojson.ts'
import { readingOf, refusalOf } from '../../../build/readingOf.ts'
import { sharedData } from '../../../build/sharedData.ts'

const RING = [
  [-7.6, 33.5],
  [-7.59, 33.5],
  [-7.59, 33.503],
  [-7.6, 33.5],
]
const polygon = { type: 'Polygon', coordinates: [RING] }
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry })
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const text = (value: unknown) => JSON.stringify(value)

describe('GeoJSON', () => {
  test('is read as a collection, a feature or a bare geometry, in degrees', () => {
    for (const root of [collection(feature(polygon)), feature(polygon), polygon]) {
      const { format, crs, parcels } = readingOf(text(root))
      expect([format, crs]).toEqual(['geojson', { kind: 'geographic' }])
      expect(parcels[0]?.polygons).toEqual([[RING]])
    }
  })

  test('already parsed is read the same', () => {
    const read = readGeoJsonObject(polygon, DEPOSIT_LIMITS)
    expect(read.ok && read.value.parcels[0]?.polygons).toEqual([[RING]])
    const refused = readGeoJsonObject('a text', DEPOSIT_LIMITS)
    expect(refused.ok ? '' : refused.error.code).toBe('GEOJSON_NOT_FEATURES')
  })

  test.each([
    ['urn:ogc:def:crs:OGC:1.3:CRS84', { kind: 'geographic' }],
    ['EPSG:4326', { kind: 'geographic' }],
    ['EPSG:26191', { kind: 'legal', srid: 26191, from: 'declared' }],
    ['urn:ogc:def:crs:EPSG::26195', { kind: 'legal', srid: 26195, from: 'declared' }],
    ['EPSG:26193', { kind: 'foreign', name: 'EPSG:26193' }],
    ['EPSG:2154', { kind: 'foreign', name: 'EPSG:2154' }],
  ])('that names %s is in it', (name, crs) => {
    const root = { ...collection(feature(polygon)), crs: { type: 'name', properties: { name } } }
    expect(readingOf(text(root)).crs).toEqual(crs)
  })

  test('in metres without a name is in no known system', () => {
    const metres = {
      type: 'Polygon',
      coordinates: [
        [
          [294_067, 332_538],
          [294_107, 332_538],
          [294_107, 332_548],
          [294_067, 332_538],
        ],
      ],
    }
    expect(readingOf(text(metres)).crs).toEqual({ kind: 'none' })
  })

  test('in UTF-8 with a mark, or in UTF-16, is read', () => {
    const arabic = text(feature(polygon, { nom: 'قطعة' }))
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${arabic}`, 'utf16le'))
    for (const bytes of [`\uFEFF${arabic}`, utf16]) expect(readingOf(bytes).parcels[0]?.label).toBe('قطعة')
  })

  test('with altitudes says that they are ignored', () => {
    const z = { type: 'Polygon', coordinates: [RING.map((position) => [...position, 12])] }
    const [parcel] = readingOf(text(z)).parcels
    expect(parcel?.polygons).toEqual([[RING]])
    expect(parcel?.findings.map(({ code }) => code)).toEqual(['Z_IGNORED'])
  })

  test('leaves out points, lines and empty shapes by name', () => {
    const root = collection(
      feature(polygon, { num: 'A' }),
      feature(null, { num: 'B' }),
      feature({ type: 'Point', coordinates: [0, 0] }, { num: 'C' }),
      feature({ type: 'Polygon', coordinates: [] }, { num: 'D' }),
    )
    const { parcels, skipped } = readingOf(text(root))
    expect(parcels.map(({ label }) => label)).toEqual(['A'])
    expect(skipped.map(({ label, finding }) => `${label} ${finding.code}`)).toEqual([
      'B SHAPE_EMPTY',
      'C SHAPE_NOT_POLYGON',
      'D SHAPE_EMPTY',
    ])
  })

  test('with a bad coordinate refuses that shape with its place and reads the others', () => {
    for (const bad of ['33.5', null, [], 'INFINITE']) {
      const ring = [RING[0], [-7.59, bad], RING[2], RING[3]]
      const root = collection(feature(polygon), feature({ type: 'Polygon', coordinates: [ring] }))
      const { parcels, refused } = readingOf(text(root).replace('"INFINITE"', '1e999'))
      expect(parcels).toHaveLength(1)
      const data = { feature: 2, ring: 1, vertex: 2 }
      expect(refused).toEqual([
        { label: '2', record: 2, attributes: {}, refusal: { code: 'COORDINATE_NOT_A_NUMBER', data } },
      ])
    }
  })

  test('cut short or mistyped is refused with the line and column of the fault', () => {
    expect(refusalOf('{\n "type": "Feature",\n "geometry": nul }')).toMatchObject({
      code: 'JSON_INVALID',
      data: { line: 3, column: 14 },
    })
    expect(refusalOf('{"type": "Feature"')).toMatchObject({ code: 'JSON_INVALID', data: { line: 1, column: 19 } })
    expect(refusalOf('[1,\n2,,3]')).toMatchObject({ code: 'JSON_INVALID', data: { line: 2, column: 3 } })
    expect(refusalOf('{"a": "\\q"}')).toMatchObject({ code: 'JSON_INVALID' })
  })

  test.each([
    ['{"type":"Topology","objects":{}}', 'GEOJSON_NOT_FEATURES'],
    ['[1, 2, 3]', 'GEOJSON_NOT_FEATURES'],
    ['{"type":"FeatureCollection","features":[]}', 'NO_PARCEL'],
    ['{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]}', 'NO_PARCEL'],
  ])('%s is refused: %s', (content, code) => expect(refusalOf(content).code).toBe(code))

  test('of 2,001 features or 400,001 vertices is too much', () => {
    const many = collection(...Array.from({ length: 2_001 }, () => feature(polygon)))
    expect(refusalOf(text(many))).toEqual({ code: 'TOO_MANY_PARCELS', data: { found: 2_001, max: 2_000 } })
    const long = { type: 'Polygon', coordinates: [Array.from({ length: 400_001 }, () => [0, 0])] }
    expect(refusalOf(text(long))).toMatchObject({ code: 'TOO_MANY_VERTICES', data: { max: 400_000 } })
  })

  test('of a million nested or empty arrays is refused before it is built', () => {
    expect(refusalOf('['.repeat(1_000_000)).code).toBe('JSON_INVALID')
    expect(refusalOf(`[${'[],'.repeat(1_000_000)}[]]`).code).toBe('TOO_MANY_VERTICES')
  })

  test('cannot reach a prototype by the name of a property', () => {
    const [parcel] = readingOf(
      `{"type":"Feature","properties":{"__proto__":{"a":1}},"geometry":${text(polygon)}}`,
    ).parcels
    expect(Object.getPrototypeOf(parcel?.attributes)).toBe(Object.prototype)
  })

  test.for([
    ['boundaries/maroc-regions12.clean.geojson', 12],
    ['boundaries/maroc-provinces75.clean.geojson', 75],
    ['boundaries/osm-communes-rabat-kenitra-127.mojibake.geojson', 127],
    ['zoning/tdb_27412_parcelles.geojson', 1_990],
    ['zoning/tdb_27412_batiments.geojson', 1_597],
  ] as const)('%s holds %i shapes', ([path, count], { skip }) => {
    const file = sharedData(path) ?? skip(`${path} is not on this machine`)
    expect(readingOf(readFileSync(file)).parcels).toHaveLength(count)
  })
})
