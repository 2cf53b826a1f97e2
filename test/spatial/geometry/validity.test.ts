import { describe, expect, test } from 'vitest'
import type { PolygonRings, Position, Ring } from '../../../spatial/geometry/types.ts'
import { checkValidity } from '../../../spatial/geometry/validity.ts'

const closed = (...vertices: Position[]): Ring => [...vertices, ...vertices.slice(0, 1)]
const box = (x: number, y: number, width: number, height: number): Ring =>
  closed([x, y], [x + width, y], [x + width, y + height], [x, y + height])

const PLOT = box(100, 200, 60, 40)
const faultOf = (...polygons: PolygonRings[]) => {
  const checked = checkValidity(polygons)
  return checked.ok ? null : checked.error
}

describe('A sound outline', () => {
  test.each<[string, PolygonRings[]]>([
    ['a plain plot', [[PLOT]]],
    ['a plot with a courtyard', [[PLOT, box(110, 210, 10, 5)]]],
    ['two separate parts', [[PLOT], [box(170, 200, 20, 20)]]],
    ['two parts that touch at one corner', [[PLOT], [box(160, 240, 20, 20)]]],
    ['a part inside the hole of another part', [[PLOT, box(110, 210, 20, 20)], [box(115, 215, 5, 5)]]],
    ['a hole that touches the shell at one of its corners', [[PLOT, closed([100, 200], [120, 205], [110, 215])]]],
    ['a hole whose corner touches the middle of a side', [[PLOT, closed([130, 200], [135, 210], [125, 210])]]],
    ['a triangle', [[closed([0, 0], [7, 1], [3, 9])]]],
  ])('%s is accepted', (_name, polygons) => expect(faultOf(...polygons)).toBeNull())

  test('says where rings touch', () => {
    const checked = checkValidity([[PLOT, closed([130, 200], [135, 210], [125, 210])]])
    expect(checked.ok && checked.value.touches.map(({ at }) => at)).toEqual([[130, 200]])
  })
})

describe('A doubtful outline is refused with its place', () => {
  test('a bow-tie, where its sides cross', () => {
    // Diagonals of the 60 x 40 rectangle meet at its centre.
    const fault = faultOf([closed([100, 200], [160, 240], [160, 200], [100, 240])])
    expect(fault).toEqual({ code: 'RING_SELF_CROSSING', at: [130, 220] })
  })

  test('an outline that comes back to touch itself at a corner', () => {
    const eight = closed([0, 0], [10, 0], [10, 10], [20, 10], [20, 20], [10, 20], [10, 10], [0, 10])
    expect(faultOf([eight])).toEqual({ code: 'RING_SELF_CROSSING', at: [10, 10] })
  })

  test('a hole that crosses the shell', () => {
    expect(faultOf([PLOT, box(150, 210, 20, 5)])).toEqual({ code: 'RINGS_CROSSING', at: [160, 210] })
  })

  test('a hole that shares a side with the shell', () => {
    expect(faultOf([PLOT, box(100, 210, 20, 5)])?.code).toBe('RINGS_CROSSING')
  })

  test('a hole that leaves the shell through a corner', () => {
    expect(faultOf([PLOT, closed([160, 240], [150, 230], [170, 245], [165, 250])])).not.toBeNull()
  })

  test('a hole outside the shell', () => {
    expect(faultOf([PLOT, box(200, 210, 20, 5)])).toEqual({ code: 'HOLE_OUTSIDE_SHELL', at: [200, 210] })
  })

  test('a hole within a hole', () => {
    expect(faultOf([PLOT, box(110, 210, 30, 20), box(115, 215, 5, 5)])?.code).toBe('HOLES_NESTED')
  })

  test('holes that cut the interior in two', () => {
    const fence = closed([100, 220], [130, 215], [160, 220], [130, 225])
    expect(faultOf([PLOT, fence])?.code).toBe('INTERIOR_SPLIT')
  })

  test('a part inside another part', () => {
    expect(faultOf([PLOT], [box(110, 210, 10, 5)])).toEqual({ code: 'PARTS_OVERLAPPING', at: [110, 210] })
  })

  test('parts that overlap, and parts that share a side', () => {
    expect(faultOf([PLOT], [box(150, 230, 30, 30)])?.code).toBe('PARTS_OVERLAPPING')
    expect(faultOf([PLOT], [box(160, 210, 30, 10)])?.code).toBe('PARTS_OVERLAPPING')
  })

  test('the same part twice', () => expect(faultOf([PLOT], [PLOT])?.code).toBe('PARTS_OVERLAPPING'))

  test('a spike, at its tip', () => {
    const spiked = closed([0, 0], [50, 0], [50, 30], [90, 30], [50, 30], [0, 30])
    expect(faultOf([spiked])).toEqual({ code: 'SPIKE', at: [90, 30] })
  })

  test('a tongue of 1 cm by 40 m, at its tip', () => {
    const tongue = closed([0, 0], [50, 0], [50, 29.99], [90, 30], [50, 30], [0, 30])
    expect(faultOf([tongue])).toEqual({ code: 'SPIKE', at: [90, 30] })
  })

  test('two bornes only, and bornes all in line', () => {
    expect(faultOf([closed([0, 0], [50, 0])])?.code).toBe('RING_TOO_SHORT')
    expect(faultOf([closed([0, 0], [50, 10], [25, 5])])?.code).toBe('ZERO_AREA')
  })
})

describe('A very long outline', () => {
  test('of 300,000 vertices is checked in under 2 seconds', () => {
    const count = 300_000
    const wave: Position[] = Array.from({ length: count }, (_, index) => {
      const angle = (2 * Math.PI * index) / count
      const radius = 28_000 + (index % 2) * 5
      return [Math.round(radius * Math.cos(angle) * 100) / 100, Math.round(radius * Math.sin(angle) * 100) / 100]
    })
    const started = performance.now()
    expect(faultOf([wave.concat(wave.slice(0, 1))])).toBeNull()
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
