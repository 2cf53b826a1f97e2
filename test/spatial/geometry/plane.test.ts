import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { perimeter, pointInRing, signedArea, turnOf } from '../../../spatial/geometry/plane.ts'
import type { Ring } from '../../../spatial/geometry/types.ts'

// The bornes of a plan in EPSG:26191; 3-4-5 triangle 30 m by 40 m set far from the origin.
const TRIANGLE: Ring = [
  [321946.82, 347183.88],
  [321976.82, 347183.88],
  [321946.82, 347223.88],
  [321946.82, 347183.88],
]

describe('Measures in the legal plane', () => {
  test('a right triangle of 30 m by 40 m has 600 m² and 120 m around', () => {
    expect(signedArea(TRIANGLE)).toBeCloseTo(600, 9)
    expect(perimeter(TRIANGLE)).toBeCloseTo(120, 9)
  })

  test('a ring that runs clockwise has a negative area', () => {
    expect(signedArea(TRIANGLE.toReversed())).toBeCloseTo(-600, 9)
  })

  test('one square centimetre is still measured 1,500 km from the origin', () => {
    const speck: Ring = [
      [1_500_000, 1_500_000],
      [1_500_000.01, 1_500_000],
      [1_500_000.01, 1_500_000.01],
      [1_500_000, 1_500_000.01],
      [1_500_000, 1_500_000],
    ]
    expect(signedArea(speck)).toBeCloseTo(0.0001, 8)
  })

  test('a point is inside, outside, or exactly on the outline', () => {
    expect(pointInRing([321950, 347190], TRIANGLE)).toBe('inside')
    expect(pointInRing([321975, 347220], TRIANGLE)).toBe('outside')
    expect(pointInRing([321961.82, 347183.88], TRIANGLE)).toBe('on')
    expect(pointInRing([321946.82, 347223.88], TRIANGLE)).toBe('on')
  })
})

describe('The side of a line', () => {
  test('is exact where rounded arithmetic loses it: a third point one ulp off the diagonal', () => {
    const off = 12 + 2 ** -48
    expect(turnOf([0.5, 0.5], [12, 12], [24, 24])).toBe(0)
    expect(Math.sign(turnOf([0.5, 0.5], [24, 24], [12, off]))).toBe(1)
    expect(Math.sign(turnOf([0.5, 0.5], [24, 24], [off, 12]))).toBe(-1)
  })

  test('changes sign when the line is walked the other way', () => {
    const metre = fc.integer({ min: 0, max: 100_000_000 }).map((centimetres) => centimetres / 100)
    const position = fc.tuple(metre, metre)
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(Math.sign(turnOf(a, b, c)) + Math.sign(turnOf(b, a, c))).toBe(0)
      }),
    )
  })
})
