import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { curvedBlob, geoPackage, lineBlob, polygonBlob, straightCurveBlob } from '../../../build/geoPackage.ts'
import { corners, ring } from '../../../build/ground.ts'
import { mappingOf, PlanDesk } from '../../../build/planDesk.ts'

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
})
afterAll(() => desk.close())

const placed = (box: readonly [number, number, number, number]) =>
  ring(corners(box)).map(([x = 0, y = 0]) => [x, y] as const)

test('a damaged and a curved shape of a GeoPackage are named with their number and place, and block until they are mended', async () => {
  const whole = polygonBlob(placed([0, 0, 100, 40]))
  const damaged = polygonBlob(placed([0, 40, 100, 60])).subarray(0, 90)
  const circle = curvedBlob(placed([0, 60, 100, 80]))
  const draft = await desk.controlledFile(
    geoPackage([
      { code: 'D2', geom: whole },
      { code: 'B3', geom: null },
      { code: 'B3', geom: damaged },
      { code: 'D4', geom: circle },
      { code: 'D5', geom: straightCurveBlob(placed([0, 80, 100, 100])) },
      { code: 'V1', geom: lineBlob(placed([0, 0, 10, 20])) },
    ]),
    { name: 'plan.gpkg' },
  )
  expect(draft).toMatchObject({
    format: 'geopackage',
    srid: 26191,
    how: 'declared',
    shapes: { read: 4, refused: 2, skipped: 2 },
  })
  expect(draft.control).toMatchObject({ state: 'done', zones: 2 })
  const found = await desk.findings(draft.id)
  const invalid = found
    .filter(({ kind }) => kind === 'invalid_shape')
    .sort((a, b) => Number(a.data.record) - Number(b.data.record))
  expect(invalid).toMatchObject([
    { severity: 'blocking', subject: 'B3', data: { code: 'GEOPACKAGE_DAMAGED', record: 3 } },
    { severity: 'blocking', subject: 'D4', data: { code: 'SHAPE_CURVED', record: 4 } },
  ])
  expect(String(invalid[1]?.data.fr)).toContain('Segmenter')
  // The middle of its envelope: 50 m east and 50 m north of the drawing board's corner, near 33.0° N, 7.55° W.
  const [lon = 0, lat = 0] = invalid[0]?.at ?? []
  const [east, north] = await legal(lon, lat)
  expect(east).toBeCloseTo(300_050, 1)
  expect(north).toBeCloseTo(330_050, 1)
  const numbered = ({ data }: (typeof found)[number]) => Number(data.record)
  const skipped = found.filter(({ kind }) => kind === 'shape_skipped').sort((a, b) => numbered(a) - numbered(b))
  expect(skipped).toMatchObject([
    { severity: 'to_accept', subject: 'B3', data: { code: 'SHAPE_EMPTY', record: 2 } },
    { severity: 'note', subject: 'V1', data: { code: 'SHAPE_NOT_POLYGON', record: 6 } },
  ])
  const drawn = { type: 'Polygon', coordinates: [ring(corners([0, 40, 100, 60]))] }
  await desk.post(draft.id, 'edits', {
    ...{ kind: 'outline', ordinals: invalid[0]?.ordinals, legal: true },
    ...{ outline: drawn, reason: 'Repris du plan papier' },
  })
  await desk.post(draft.id, 'edits', { kind: 'left_out', ordinals: invalid[1]?.ordinals, reason: 'Rond-point' })
  await desk.post(draft.id, 'control')
  const again = await desk.control(draft.id)
  expect(again.control).toMatchObject({ zones: 3, areaM2: 8_000 })
  expect((await desk.findings(draft.id)).filter(({ kind }) => kind === 'invalid_shape')).toEqual([])
})

async function legal(lon: number, lat: number): Promise<readonly [number, number]> {
  const { rows } = await sql<{ x: number; y: number }>`select ST_X(p) as x, ST_Y(p) as y
    from legal_from_wgs84(ST_SetSRID(ST_Point(${lon}::float8, ${lat}::float8), 4326), 26191) as p`.execute(
    desk.database.db,
  )
  return [rows[0]?.x ?? 0, rows[0]?.y ?? 0]
}

/** A closed polyline on a layer; a bulge of 1 makes a half circle of the side that leaves its vertex. */
const outline = (layer: string, ring: readonly (readonly [x: number, y: number, bulge?: number])[], closed = 1) =>
  `0\nLWPOLYLINE\n8\n${layer}\n90\n${ring.length}\n70\n${closed}\n${ring
    .map(([x, y, bulge = 0]) => `10\n${300_000 + x}\n20\n${330_000 + y}\n42\n${bulge}\n`)
    .join('')}`

const dxf = (entities: readonly string[]) => `0\nSECTION\n2\nENTITIES\n${entities.join('')}0\nENDSEC\n0\nEOF\n`

test('the layers of a DXF are a plan: its codes are layers, one of them its perimeter, an arc and an open line are said', async () => {
  const text = (x: number, y: number, words: string) =>
    `0\nTEXT\n8\nTEXTES\n10\n${300_000 + x}\n20\n${330_000 + y}\n40\n2\n1\n${words}\n`
  const file = dxf([
    outline('PERIMETRE', [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ]),
    outline('D2', [
      [0, 0],
      [100, 0],
      [100, 40],
      [0, 40],
    ]),
    // Its east side is a half circle of radius 20 m, which leaves the perimeter by 628.32 m².
    outline('B3', [
      [0, 40],
      [100, 40, 1],
      [100, 80],
      [0, 80],
    ]),
    outline(
      'LIMITE',
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      0,
    ),
    text(50, 20, 'Habitat continu'),
  ])
  const unsaid = await desk.give(file, { name: 'plan.dxf' })
  expect(unsaid).toMatchObject({ status: 422, answer: { data: { why: 'CRS_UNKNOWN' } } })
  expect(unsaid.answer.candidates).toContain(26191)
  const mapping = mappingOf({
    fields: { code: 'layer', labelFr: 'texts' },
    families: {},
    codes: { D2: { family: 'housing' }, B3: { family: 'mixed' } },
    perimeter: { field: 'layer', value: 'PERIMETRE' },
  })
  const draft = await desk.controlledFile(file, { name: 'plan.dxf', more: '&srid=26191', mapping })
  expect(draft.control).toMatchObject({ state: 'done', zones: 2 })
  expect(draft.control?.areaM2).toBeCloseTo(4_000 + 4_000 + (Math.PI * 400) / 2, 0)
  const found = await desk.findings(draft.id)
  expect(found.find(({ kind }) => kind === 'shape_changed')).toMatchObject({
    ...{ severity: 'note', ordinals: [2], data: { code: 'CURVE_FLATTENED' } },
  })
  const outside = found.find(({ kind }) => kind === 'outside_perimeter')
  expect(outside).toMatchObject({ severity: 'to_accept', subject: 'B3', ordinals: [2] })
  expect(outside?.areaM2).toBeCloseTo((Math.PI * 400) / 2, 0)
  // Half the disc over the whole zone.
  expect(outside?.data.share).toBeCloseTo(628.3 / 4_628.3, 3)
  // North of B3 the perimeter has 100 × 20 m without a zone.
  const bare = found.find(({ kind, data }) => kind === 'gap' && data.of === 'perimeter')
  expect(bare?.areaM2).toBeCloseTo(2_000, 0)
  expect(found.find(({ kind, data }) => kind === 'shape_skipped' && data.code === 'LINE_OPEN')).toMatchObject({
    ...{ severity: 'to_accept', subject: 'LIMITE', data: { count: 1 } },
  })
})

test('words of a file that no database holds are kept without what can’t be printed', async () => {
  const file = JSON.stringify({
    type: 'Feature',
    properties: { LIBELLE: 'D2\u0000', TYPEZONE: 'D' },
    geometry: { type: 'Polygon', coordinates: [ring(corners([0, 0, 10, 30]))] },
    ...{ crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::26191' } } },
  })
  const { status, answer } = await desk.give(file)
  expect(status).toBe(201)
  expect(answer.fields.find(({ name }) => name === 'LIBELLE')?.values).toEqual([{ value: 'D2', count: 1 }])
})
