import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Position } from '../../../../spatial/geometry/types.ts'
import { flattenArc } from '../../../../spatial/intake/readers/bulge.ts'
import { readingOf, refusalOf } from '../../../build/readingOf.ts'
import { sharedData } from '../../../build/sharedData.ts'

type Pair = readonly [code: number, value: string | number]

const lines = (pairs: readonly Pair[]) => pairs.map(([code, value]) => `${code}\n${value}\n`).join('')

const dxf = (entities: readonly Pair[], version = 'AC1021', codePage = 'ANSI_1252') =>
  lines([
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, version],
    [9, '$DWGCODEPAGE'],
    [3, codePage],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    ...entities,
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ])

const CORNERS: readonly Position[] = [
  [294_000, 332_500],
  [294_040, 332_500],
  [294_040, 332_510],
  [294_000, 332_510],
]
const CLOSED = [...CORNERS, CORNERS[0]]

const light = (corners: readonly Position[], closed: 0 | 1, layer = 'PARCELLE', bulge = 0): Pair[] => [
  [0, 'LWPOLYLINE'],
  [8, layer],
  [90, corners.length],
  [70, closed],
  ...corners.flatMap(([x, y]): Pair[] => [[10, x], [20, y], ...(bulge ? [[42, bulge] as const] : [])]),
]

const label = (text: string, x: number, y: number, entity = 'TEXT'): Pair[] => [
  [0, entity],
  [8, 'TEXTE'],
  [10, x],
  [20, y],
  [1, text],
]

describe('a DXF', () => {
  test('gives its closed polylines, closed by their flag or by equal ends, named by layer', () => {
    const { format, crs, parcels } = readingOf(
      dxf([...light(CORNERS, 1), ...light([...CORNERS, [294_000, 332_500]], 0)]),
    )
    expect([format, crs]).toEqual(['dxf', { kind: 'none' }])
    expect(parcels.map(({ polygons }) => polygons)).toEqual([[[CLOSED]], [[CLOSED]]])
    expect(parcels.map(({ label, findings }) => [label, findings.map(({ code }) => code)])).toEqual([
      ['PARCELLE 1', []],
      ['PARCELLE 2', ['LINE_CLOSED']],
    ])
  })

  test('gives the older POLYLINE with its VERTEX entities, spline frames left out', () => {
    const vertex = ([x, y]: Position, flags = 0): Pair[] => [
      [0, 'VERTEX'],
      [8, 'P'],
      [10, x],
      [20, y],
      [30, 7],
      [70, flags],
    ]
    const heavy: Pair[] = [
      [0, 'POLYLINE'],
      [8, 'P'],
      [66, 1],
      [10, 0],
      [20, 0],
      [30, 0],
      [70, 1],
    ]
    const entities = [
      ...heavy,
      ...vertex([1, 1], 16),
      ...CORNERS.flatMap((corner) => vertex(corner)),
      [0, 'SEQEND'] as const,
    ]
    const [parcel] = readingOf(dxf(entities, 'AC1009')).parcels
    expect(parcel?.polygons).toEqual([[CLOSED]])
    expect(parcel?.findings.map(({ code }) => code)).toEqual(['Z_IGNORED'])
  })

  test('flattens bulges to a millimetre and says so', () => {
    const [parcel] = readingOf(
      dxf(
        light(
          [
            [0, 0],
            [10, 0],
          ],
          1,
          'P',
          1,
        ),
      ),
    ).parcels
    expect(parcel?.findings.map(({ code, data }) => [code, data])).toEqual([
      ['CURVE_FLATTENED', { count: 2, millimetres: 1 }],
    ])
    const radii = (parcel?.polygons[0]?.[0] ?? []).map(([x, y]) => Math.hypot(x - 5, y))
    expect(radii.every((radius) => Math.abs(radius - 5) < 1e-9)).toBe(true)
  })

  test('names a parcel by the one text it holds, the smallest outline around it', () => {
    const house: readonly Position[] = [
      [294_030, 332_502],
      [294_038, 332_502],
      [294_038, 332_508],
      [294_030, 332_508],
    ]
    const entities = [
      ...light(CORNERS, 1),
      ...light(house, 1, 'BATI'),
      ...label('T123/C', 294_010, 332_505),
      ...label('R+1', 294_034, 332_505),
    ]
    expect(readingOf(dxf(entities)).parcels.map((parcel) => parcel.label)).toEqual(['T123/C', 'R+1'])
    const two = [...entities, ...label('12 a', 294_012, 332_506)]
    const [parcel] = readingOf(dxf(two)).parcels
    expect([parcel?.label, parcel?.attributes.texts]).toEqual(['PARCELLE 1', 'T123/C | 12 a'])
  })

  test('reads texts in Arabic by escapes, by code page and by UTF-8', () => {
    const inside = (text: string, entity?: string) => [...light(CORNERS, 1), ...label(text, 294_010, 332_505, entity)]
    const labelOf = (content: Uint8Array | string) => readingOf(content).parcels[0]?.label
    expect(labelOf(dxf(inside('\\U+0642\\U+0637\\U+0639\\U+0629')))).toBe('قطعة')
    expect(labelOf(dxf(inside('{\\fArial|b0|i0;قطعة\\P12}', 'MTEXT'), 'AC1032'))).toBe('قطعة 12')
    const cp1256 = Buffer.from(dxf(inside('XXXX'), 'AC1015', 'ANSI_1256'), 'latin1')
    cp1256.set([0xde, 0xd8, 0xda, 0xc9], cp1256.indexOf('XXXX')) // ق ط ع ة in CP1256
    expect(labelOf(new Uint8Array(cp1256))).toBe('قطعة')
  })

  test('seen from below has its x turned round', () => {
    const mirrored = light(
      CORNERS.map(([x, y]) => [-x, y]),
      1,
    )
    const entities: Pair[] = [...mirrored, [210, 0], [220, 0], [230, -1]]
    expect(readingOf(dxf(entities)).parcels[0]?.polygons).toEqual([[CLOSED]])
  })

  test('names what it leaves out, once a kind and a layer', () => {
    const other = (name: string, layer: string): Pair[] => [
      [0, name],
      [8, layer],
      [10, 0],
      [20, 0],
      [40, 5],
    ]
    const entities = [
      ...light(CORNERS, 1),
      ...other('CIRCLE', 'PUITS'),
      ...other('CIRCLE', 'PUITS'),
      ...other('SPLINE', 'P'),
      ...other('INSERT', 'BLOCS'),
      ...light(CORNERS, 0, 'LIMITE'),
      ...light(CORNERS, 1, 'P').concat([[67, 1]]),
    ]
    const { parcels, skipped } = readingOf(dxf(entities))
    expect(parcels).toHaveLength(1)
    expect(skipped.map(({ label, finding: { code, severity, data } }) => [label, code, severity, data])).toEqual([
      ['PUITS', 'SHAPE_NOT_POLYGON', 'info', { entity: 'CIRCLE', count: 2 }],
      ['P', 'SHAPE_NOT_POLYGON', 'info', { entity: 'SPLINE', count: 1 }],
      ['BLOCS', 'SHAPE_NOT_POLYGON', 'info', { entity: 'INSERT', count: 1 }],
      ['LIMITE', 'LINE_OPEN', 'warning', { entity: 'LWPOLYLINE', count: 1 }],
      ['P', 'SHAPE_NOT_POLYGON', 'info', { entity: 'PAPER LWPOLYLINE', count: 1 }],
    ])
  })

  test('with a coordinate that is no number refuses that outline and reads the others', () => {
    const bad = light(CORNERS, 1).map(([code, value]): Pair => [code, value === 294_040 ? 'abc' : value])
    const { parcels, refused } = readingOf(dxf([...light(CORNERS, 1), ...bad]))
    expect(parcels).toHaveLength(1)
    expect(refused.map(({ refusal }) => refusal.code)).toEqual(['COORDINATE_NOT_A_NUMBER'])
  })

  test('cut short or mistyped is damaged, with its line', () => {
    const whole = dxf(light(CORNERS, 1))
    expect(refusalOf(whole.slice(0, whole.indexOf('0\nEOF'))).code).toBe('DXF_DAMAGED')
    expect(refusalOf(whole.slice(0, whole.indexOf('332510'))).code).toBe('DXF_DAMAGED')
    expect(refusalOf(whole.replace('8\nPARCELLE', 'huit\nPARCELLE'))).toMatchObject({
      code: 'DXF_DAMAGED',
      data: { line: 21 },
    })
  })

  test('in binary, or a DWG, is named as such', () => {
    expect(refusalOf('AutoCAD Binary DXF\r\n\u001a\u0000rest').code).toBe('DXF_BINARY')
    expect(refusalOf('AC1032\u0000\u0000\u0000').code).toBe('DWG_NOT_READ')
  })

  test('of an arc as large as a country is refused for its vertices, in bounded time', () => {
    expect(
      refusalOf(
        dxf(
          light(
            [
              [0, 0],
              [1e9, 0],
            ],
            1,
            'P',
            1,
          ),
        ),
      ).code,
    ).toBe('TOO_MANY_VERTICES')
    expect(
      refusalOf(
        dxf(
          light(
            [
              [0, 0],
              [1e300, 0],
            ],
            1,
            'P',
            1e-300,
          ),
        ),
      ).code,
    ).not.toBe('')
  })

  /** Closed LWPOLYLINE of the model space of each file, counted apart from our reader over the raw group codes. */
  test.for([
    ['lambert-maroc/parcelles_z1_AC1021_utf8.dxf', 60],
    ['edcr/Test10.dxf', 109],
    ['edcr/mezzanine.dxf', 43],
    ['edcr/test1.dxf', 83],
    ['skymakerolof-dxf/floorplan.dxf', 54],
    ['skymakerolof-dxf/issue21.dxf', 3],
    ['skymakerolof-dxf/lwpolylines.dxf', 1],
  ] as const)('%s holds %i closed outlines', ([path, count], { skip }) => {
    const file = sharedData(`dxf/${path}`) ?? skip(`${path} is not on this machine`)
    expect(readingOf(readFileSync(file)).parcels).toHaveLength(count)
  })

  test.for([
    ['edcr/2layer1pline.dxf', 'NO_PARCEL'],
    ['edcr/footprint.dxf', 'DXF_DAMAGED'],
    ['skymakerolof-dxf/Ceco.NET-Architecture-Tm-53.dxf', 'NO_PARCEL'],
    ['skymakerolof-dxf/closedlwpolylinebug.dxf', 'NO_PARCEL'],
    ['skymakerolof-dxf/texts.dxf', 'NO_PARCEL'],
  ] as const)('%s is refused: %s', ([path, code], { skip }) => {
    const file = sharedData(`dxf/${path}`) ?? skip(`${path} is not on this machine`)
    expect(refusalOf(readFileSync(file)).code).toBe(code)
  })
})

describe('an arc', () => {
  test('of a quarter circle turns counter-clockwise for a positive bulge: its middle is on the right of the chord', () => {
    const points = flattenArc({ from: [10, 0], to: [0, 10], bulge: Math.tan(Math.PI / 8) })
    const middle = points[(points.length >> 1) - 1] ?? [0, 0]
    expect(points.every(([x, y]) => Math.abs(Math.hypot(x, y) - 10) < 1e-9)).toBe(true)
    expect(middle[0]).toBeCloseTo(7.0711, 0)
    expect(points.at(-1)).toEqual([0, 10])
  })

  test('is nowhere further than a millimetre from its sides', () => {
    const ends: Position[] = [[10, 0], ...flattenArc({ from: [10, 0], to: [0, 10], bulge: Math.tan(Math.PI / 8) })]
    const sagittas = ends.slice(1).map(([x, y], index) => {
      const [beforeX, beforeY] = ends[index] ?? [0, 0]
      return 10 - Math.hypot((x + beforeX) / 2, (y + beforeY) / 2)
    })
    expect(Math.max(...sagittas)).toBeLessThanOrEqual(0.001)
  })
})
