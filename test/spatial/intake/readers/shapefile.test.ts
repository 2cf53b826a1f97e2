import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readingOf, refusalOf } from '../../../build/readingOf.ts'
import { dbfBytes, type ShpShape, shpBytes } from '../../../build/shapefileBytes.ts'
import { sharedData } from '../../../build/sharedData.ts'
import { zipBytes } from '../../../build/zipBytes.ts'

/** 40 m by 10 m, clockwise as the format wants its shells, its south-west corner at [x, y]. */
const shell = (x: number, y: number, width = 40, height = 10) =>
  [
    [x, y],
    [x, y + height],
    [x + width, y + height],
    [x + width, y],
    [x, y],
  ] as [number, number][]
const reversed = (ring: [number, number][]) => [...ring].reverse()

const PARCEL = { rings: [shell(294_000, 332_500)] }
const ascii = (...values: string[]) => values.map((value) => new TextEncoder().encode(value))

const zipped = (shapes: readonly ShpShape[], extra: Record<string, Uint8Array | string> = {}, type = 5) =>
  zipBytes([
    { name: 'plan/Parcelles.SHP', content: shpBytes(shapes, type) },
    ...Object.entries(extra).map(([extension, content]) => ({ name: `plan/parcelles.${extension}`, content })),
  ])

describe('a zipped shapefile', () => {
  test('gives its polygons as filed, labelled by number when it has no table', () => {
    const { format, crs, parcels } = readingOf(zipped([PARCEL]))
    expect([format, crs, parcels[0]?.label]).toEqual(['shapefile', { kind: 'none' }, '1'])
    expect(parcels[0]?.polygons).toEqual([PARCEL.rings])
  })

  test('takes labels and attributes from its table, whatever the case of the extensions', () => {
    const dbf = dbfBytes({ field: 'NUM', values: ascii('T123/C') })
    const [parcel] = readingOf(zipped([PARCEL], { Dbf: dbf })).parcels
    expect([parcel?.label, parcel?.attributes]).toEqual(['T123/C', { NUM: 'T123/C' }])
  })

  test('keeps holes with the shell that holds them, islands in holes as parts', () => {
    const rings = [
      shell(0, 0, 100, 60),
      shell(200, 0),
      reversed(shell(10, 10, 50, 40)),
      shell(20, 20),
      reversed(shell(205, 2, 5, 5)),
    ]
    const [parcel] = readingOf(zipped([{ rings }])).parcels
    expect(parcel?.polygons).toEqual([[rings[0], rings[2]], [rings[1], rings[4]], [rings[3]]])
  })

  test('written with shells the wrong way round reads the same', () => {
    const rings = [reversed(shell(0, 0, 100, 60)), shell(10, 10, 50, 40)]
    expect(readingOf(zipped([{ rings }])).parcels[0]?.polygons).toEqual([rings])
  })

  test('with a hole whose box alone is inside the shell does not lose it', () => {
    const concave: [number, number][] = [
      [0, 0],
      [0, 100],
      [10, 100],
      [10, 10],
      [100, 10],
      [100, 0],
      [0, 0],
    ]
    const outside = reversed(shell(50, 50, 5, 5))
    expect(readingOf(zipped([{ rings: [concave, outside] }])).parcels[0]?.polygons).toEqual([[concave], [outside]])
  })

  test('leaves out null and deleted shapes by name', () => {
    const dbf = dbfBytes({ field: 'NUM', values: ascii('A', 'B', 'C'), deleted: [2] })
    const { parcels, skipped } = readingOf(zipped([PARCEL, null, PARCEL], { dbf }))
    expect(parcels.map(({ label }) => label)).toEqual(['A'])
    expect(skipped.map(({ label, finding }) => [label, finding.code])).toEqual([
      ['B', 'SHAPE_EMPTY'],
      ['C', 'SHAPE_DELETED'],
    ])
  })

  test('with altitudes says that they are ignored', () => {
    const [parcel] = readingOf(zipped([PARCEL], {}, 15)).parcels
    expect(parcel?.polygons).toEqual([PARCEL.rings])
    expect(parcel?.findings).toEqual([{ code: 'Z_IGNORED', severity: 'info' }])
  })

  test('with a coordinate that is no number refuses that shape and reads the others', () => {
    const bad = {
      rings: [
        [
          [0, 0],
          [0, 10],
          [Number.NaN, 10],
          [0, 0],
        ] as [number, number][],
      ],
    }
    const { parcels, refused } = readingOf(zipped([PARCEL, bad]))
    expect(parcels).toHaveLength(1)
    expect(refused).toEqual([
      { label: '2', record: 2, attributes: {}, refusal: { code: 'COORDINATE_NOT_A_NUMBER', data: { record: 2 } } },
    ])
  })

  test('of several layers is refused with their names, unless only one has polygons', () => {
    const points = shpBytes([]).slice()
    new DataView(points.buffer).setInt32(32, 1, true)
    const lots = { name: 'lots.shp', content: shpBytes([PARCEL]) }
    expect(readingOf(zipBytes([lots, { name: 'bornes.shp', content: points }])).parcels).toHaveLength(1)
    const refusal = refusalOf(zipBytes([lots, { name: 'zones.shp', content: shpBytes([PARCEL]) }]))
    expect(refusal).toEqual({ code: 'ARCHIVE_SEVERAL_LAYERS', data: { layers: 'lots, zones', found: 2 } })
    expect(refusalOf(zipBytes([{ name: 'bornes.shp', content: points }]))).toMatchObject({
      code: 'SHAPEFILE_NOT_POLYGONS',
      data: { type: 'Point' },
    })
  })

  test('cut inside its .shp is refused with the record that is missing, never read in part', () => {
    const shp = shpBytes([PARCEL, PARCEL, PARCEL])
    const record = 8 + 44 + 4 + 5 * 16
    for (const [length, missing] of [
      [100 + record + 50, 2],
      [100 + 2 * record, 3],
      [100 + 2 * record + 4, 3],
    ] as const) {
      const refusal = refusalOf(zipBytes([{ name: 'a.shp', content: shp.subarray(0, length) }]))
      expect(refusal).toMatchObject({ code: 'SHAPEFILE_DAMAGED', data: { record: missing } })
    }
  })

  test.each([
    ['part that starts beyond the points', 100 + 8 + 44, 99],
    ['number of points beyond the record', 100 + 8 + 40, 1_000_000],
    ['negative number of parts', 100 + 8 + 36, -1],
    ['shape type of its own', 100 + 8, 3],
  ])('with a %s is damaged at record 1', (_, offset, value) => {
    const shp = shpBytes([PARCEL])
    new DataView(shp.buffer).setInt32(offset, value, true)
    expect(refusalOf(shp)).toMatchObject({ code: 'SHAPEFILE_DAMAGED', data: { record: 1 } })
  })

  test('whose table has another number of rows is damaged', () => {
    const dbf = dbfBytes({ field: 'NUM', values: ascii('A', 'B') })
    expect(refusalOf(zipped([PARCEL], { dbf }))).toMatchObject({
      code: 'SHAPEFILE_DAMAGED',
      data: { rows: 2, records: 1 },
    })
  })

  test('of twenty thousand rings in one shape is refused in bounded time', () => {
    const rings = Array.from({ length: 20_000 }, (_, index) => shell(index * 100, 0))
    const started = performance.now()
    expect(refusalOf(zipped([{ rings }])).code).toBe('READING_TOO_HEAVY')
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('without its .shp is refused as such, and its loose parts too', () => {
    const dbf = dbfBytes({ field: 'NUM', values: ascii('A') })
    expect(refusalOf(zipBytes([{ name: 'a.dbf', content: dbf }])).code).toBe('SHAPEFILE_WITHOUT_SHP')
    expect(refusalOf(dbf).code).toBe('SHAPEFILE_WITHOUT_SHP')
    expect(refusalOf('PROJCS["Nord_Maroc"]').code).toBe('SHAPEFILE_WITHOUT_SHP')
  })
})

/** Shapes, parts, holes and vertices as ogr2ogr (GDAL 3.6) counts them. */
const COUNTED = [
  ['shapefiles/lambert-maroc/z1_casablanca_settat_utf8.zip', 9, 29, 0, 5_868],
  ['shapefiles/lambert-maroc/z1_casablanca_settat_cp1256.zip', 9, 29, 0, 5_868],
  ['shapefiles/lambert-maroc/z1_casablanca_settat_cp1256_nocpg.zip', 9, 29, 0, 5_868],
  ['shapefiles/lambert-maroc/z1_casablanca_settat_noprj.zip', 9, 29, 0, 5_868],
  ['shapefiles/lambert-maroc/z1_casablanca_settat_wrongzone.zip', 9, 29, 0, 5_868],
  ['shapefiles/lambert-maroc/z1_casablanca_settat_polygonz.zip', 9, 29, 0, 5_868],
  ['shapefiles/lambert-maroc/z2_souss_massa_utf8.zip', 6, 12, 0, 3_638],
  ['shapefiles/lambert-maroc/z3_laayoune_utf8.zip', 4, 11, 0, 4_270],
  ['shapefiles/lambert-maroc/huge_300k_vertices.zip', 1, 1, 0, 300_001],
  ['shapefiles/shpjs/SHP_Exclude.zip', 1, 1, 1, 12],
  ['shapefiles/shpjs/mixedcase.zip', 40, 278, 1, 25_352],
  ['shapefiles/shpjs/senate.zip', 40, 278, 1, 25_352],
  ['shapefiles/shpjs/qgis.zip', 2, 2, 0, 12],
  ['shapefiles/shpjs/empty-shp.zip', 2, 2, 0, 10],
  ['zoning/moved-to-26191/AC1_ASSIETTE.zip', 206, 213, 7, 7_838],
  ['zoning/moved-to-26191/AC1_GENERATEUR.zip', 104, 111, 7, 3_908],
  ['zoning/moved-to-26191/PRESCRIPTION_SURF.zip', 1_367, 1_367, 12, 40_699],
  ['zoning/moved-to-26191/ZONE_URBA.zip', 1_049, 1_049, 142, 99_544],
  ['zoning/plui-terre-de-picardie/248000747_INFO_SURF_20201109.zip', 613, 613, 64, 35_506],
  ['zoning/cnig/200011781_PLUi_20180101.zip', 222, 223, 51, 32_755],
] as const

describe('the reference shapefiles', () => {
  test.for(COUNTED)('%s holds %i shapes, %i parts, %i holes, %i vertices', ([path, ...counts], { skip }) => {
    const file = sharedData(path) ?? skip(`${path} is not on this machine`)
    const { parcels } = readingOf(readFileSync(file))
    const polygons = parcels.flatMap((parcel) => parcel.polygons)
    const rings = polygons.flat()
    const points = rings.reduce((sum, ring) => sum + ring.length, 0)
    expect([parcels.length, polygons.length, rings.length - polygons.length, points]).toEqual(counts)
  })

  test('expected.json: every zip gives its features, its zone and its Arabic names, or is refused', ({ skip }) => {
    const folder = sharedData('shapefiles/lambert-maroc/') ?? skip('the reference shapefiles are not on this machine')
    const expected: Record<string, Expected> = JSON.parse(readFileSync(`${folder}expected.json`, 'utf8'))
    for (const [name, wanted] of Object.entries(expected)) {
      const bytes = readFileSync(`${folder}${name}.zip`)
      if (wanted.error) expect(refusalOf(bytes).code, name).toBe(REFUSALS[name])
      else expectReading(name, readingOf(bytes), wanted)
    }
  })

  test.for([
    ['T8Th4_6n', 'SHAPEFILE_NOT_POLYGONS'],
    ['codepage', 'SHAPEFILE_NOT_POLYGONS'],
    ['zero-len-line', 'SHAPEFILE_NOT_POLYGONS'],
    ['noshp', 'SHAPEFILE_WITHOUT_SHP'],
  ] as const)('%s is refused: %s', ([name, code], { skip }) => {
    const file = sharedData(`shapefiles/shpjs/${name}.zip`) ?? skip('the reference shapefiles are not on this machine')
    expect(refusalOf(readFileSync(file)).code).toBe(code)
  })
})

type Expected = { error?: boolean; features: number; epsg: string; names_ar_sample: (string | null)[] }

const REFUSALS: Record<string, string> = {
  z1_casablanca_settat_truncatedzip: 'ARCHIVE_DAMAGED',
  slip_paths: 'ARCHIVE_UNSAFE_NAME',
  bomb_100mb: 'ARCHIVE_UNPACKS_TOO_LARGE',
}

function expectReading(name: string, { crs, parcels }: ReturnType<typeof readingOf>, wanted: Expected): void {
  const said = name.includes('wrongzone') ? 26192 : Number(wanted.epsg)
  expect(parcels, name).toHaveLength(wanted.features)
  expect(crs, name).toEqual(name.includes('noprj') ? { kind: 'none' } : { kind: 'legal', srid: said, from: 'prj' })
  const arabic = parcels.map(({ attributes }) => attributes.name_ar)
  for (const sample of wanted.names_ar_sample) if (sample) expect(arabic, name).toContain(sample)
  const guessed = parcels.every(({ findings }) => findings.some(({ code }) => code === 'ENCODING_GUESSED'))
  expect(guessed, name).toBe(name.includes('nocpg'))
}
