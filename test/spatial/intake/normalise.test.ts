import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { normalise } from '../../../spatial/intake/normalise.ts'
import type { FiledParcel } from '../../../spatial/intake/types.ts'
import { CASABLANCA_BORNES, filed } from './filed.ts'

const METRES = { srid: 26191, geographic: false } as const
const DEGREES = { srid: 26191, geographic: true } as const

function read(parcel: FiledParcel, frame: typeof METRES | typeof DEGREES = METRES) {
  const normalised = normalise(parcel, frame)
  if (!normalised.ok) throw new Error(`refused: ${JSON.stringify(normalised.error)}`)
  return normalised.value
}

const codes = (parcel: FiledParcel) => read(parcel).findings.map(({ code }) => code)
const refusalOf = (parcel: FiledParcel) => {
  const normalised = normalise(parcel, METRES)
  return normalised.ok ? null : normalised.error
}

describe('A borne table in Lambert metres', () => {
  test('becomes a closed counter-clockwise outline with the area and perimeter of the plan', () => {
    const parcel = read(filed(CASABLANCA_BORNES))
    expect(parcel.areaM2).toBeCloseTo(1000, 6)
    expect(parcel.perimeterM).toBeCloseTo(130, 6)
    const [[shell]] = parcel.legal.geometry.coordinates as [[number[][]]]
    expect(shell).toHaveLength(5)
    expect(shell[0]).toEqual(shell[4])
  })

  test('says that it was closed and turned round, and where', () => {
    expect(codes(filed(CASABLANCA_BORNES))).toEqual(['RING_CLOSED', 'RING_REORIENTED'])
    const [closed] = read(filed(CASABLANCA_BORNES)).findings
    expect(closed?.at?.[0]).toBeCloseTo(-7.6187, 6)
    expect(closed?.at?.[1]).toBeCloseTo(33.591, 6)
  })

  test('is left as it was filed', () => {
    const parcel = filed(CASABLANCA_BORNES.map(([x, y]) => [x + 0.001, y] as const))
    const before = structuredClone(parcel)
    expect(read(parcel).filed).toEqual(before.polygons)
    expect(parcel).toEqual(before)
  })
})

describe('The centimetre grid', () => {
  test('moves a millimetre and says by how much', () => {
    const parcel = filed(CASABLANCA_BORNES.map(([x, y]) => [x + 0.003, y] as const))
    const rounded = read(parcel).findings.find(({ code }) => code === 'GRID_ROUNDED')
    expect(rounded?.data).toEqual({ millimetres: 3, gridMillimetres: 10 })
    expect(read(parcel).areaM2).toBeCloseTo(1000, 6)
  })

  test('drops an exact repetition and a near one under different names', () => {
    const [a, b, c, d] = CASABLANCA_BORNES as [Position, Position, Position, Position]
    expect(codes(filed([a, b, b, c, d, a]))).toContain('VERTEX_REPEATED')
    const near = codes(filed([a, b, [b[0] + 0.002, b[1]], c, d, a]))
    expect(near).toContain('VERTEX_NEARLY_REPEATED')
    expect(near).not.toContain('VERTEX_REPEATED')
  })

  test('does not close twice an outline whose last borne is 2 mm from the first', () => {
    const [a] = CASABLANCA_BORNES as [Position]
    const parcel = read(filed([...CASABLANCA_BORNES, [a[0] + 0.002, a[1]]]))
    expect(parcel.legal.geometry.coordinates[0]?.[0]).toHaveLength(5)
    expect(parcel.findings.map(({ code }) => code)).toContain('VERTEX_NEARLY_REPEATED')
  })

  test('gives every vertex two decimals whatever was filed', () => {
    const metre = fc.double({ min: 0, max: 500, noNaN: true })
    fc.assert(
      fc.property(metre, metre, metre, (dx, dy, width) => {
        const corner: Position = [300_000 + dx, 300_000 + dy]
        const far: Position = [corner[0] + width + 1, corner[1]]
        const parcel = read(filed([corner, far, [corner[0], corner[1] + 7]]))
        for (const [x = 0, y = 0] of parcel.legal.geometry.coordinates[0]?.[0] ?? []) {
          expect(x).toBe(Number(x.toFixed(2)))
          expect(y).toBe(Number(y.toFixed(2)))
        }
      }),
    )
  })
})

describe('An outline filed in degrees', () => {
  test('has its area in the legal plane: a 40 m by 25 m plot is 1,000 m² and not 1,001', () => {
    const degrees = CASABLANCA_BORNES.map((position) => toWgs84(26191, position))
    const parcel = read(filed([...degrees, ...degrees.slice(0, 1)]), DEGREES)
    expect(parcel.areaM2).toBeCloseTo(1000, 1)
    expect(parcel.legal.geometry.coordinates[0]?.[0]?.[0]).toEqual([293989.01, 334742.55])
  })
})

describe('Parts and holes', () => {
  const courtyard: Position[] = [
    [294000.01, 334750.55],
    [294010.01, 334750.55],
    [294010.01, 334755.55],
    [294000.01, 334755.55],
  ]
  const away = (ring: Position[], east: number) => ring.map(([x, y]): Position => [x + east, y])

  test('a courtyard is kept, taken off the area, and said', () => {
    const parcel = filed(CASABLANCA_BORNES, courtyard)
    expect(read(parcel).areaM2).toBeCloseTo(950, 6)
    expect(read(parcel).perimeterM).toBeCloseTo(160, 6)
    expect(codes(parcel)).toContain('HOLE_KEPT')
  })

  test('several parts are counted', () => {
    const parcel = { ...filed(CASABLANCA_BORNES), polygons: [[CASABLANCA_BORNES], [away(CASABLANCA_BORNES, 100)]] }
    expect(read(parcel).areaM2).toBeCloseTo(2000, 6)
    expect(read(parcel).findings.find(({ code }) => code === 'SEVERAL_PARTS')?.data).toEqual({ count: 2 })
  })
})

describe('A shape that would have to be changed is refused with its place', () => {
  const [a, b, c, d] = CASABLANCA_BORNES as [Position, Position, Position, Position]

  test('bornes in the wrong order, at the crossing', () => {
    const refusal = refusalOf(filed([a, c, b, d]))
    expect(refusal?.code).toBe('RING_SELF_CROSSING')
    const crossing = toWgs84(26191, [294009.01, 334755.05])
    expect(refusal?.at?.[0]).toBeCloseTo(crossing[0], 8)
    expect(refusal?.at?.[1]).toBeCloseTo(crossing[1], 8)
  })

  test.each<[string, Position[]]>([
    ['RING_TOO_SHORT', [a, b]],
    ['ZERO_AREA', [a, [294009.01, 334742.55], d]],
    ['SPIKE', [a, b, c, [294129.01, 334767.55], c, d]],
    ['COORDINATE_NOT_A_NUMBER', [a, b, [Number.NaN, 1], d]],
    ['COORDINATE_NOT_A_NUMBER', [a, b, [Number.POSITIVE_INFINITY, 1], d]],
    ['OUTSIDE_MOROCCO', [a, b, [1e300, 1], d]],
    ['RING_TOO_SHORT', []],
  ])('%s', (code, ring) => expect(refusalOf(filed(ring))?.code).toBe(code))

  test('names the ring and the vertex that is not a number', () => {
    expect(refusalOf(filed(CASABLANCA_BORNES, [a, [1, Number.NaN], d]))?.data).toEqual({ ring: 2, vertex: 2 })
  })

  test('no outline at all', () => {
    expect(refusalOf({ ...filed(), polygons: [] })?.code).toBe('NO_PARCEL')
  })
})
