import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minimumRectangle } from '../../../spatial/geometry/minimumRectangle.ts'
import type { Position } from '../../../spatial/geometry/types.ts'

describe('the smallest rectangle around a parcel', () => {
  test('is the parcel itself when it is a rectangle, 12 m by 35 m, turned by the 3-4-5 angle', () => {
    const corners: Position[] = [
      [300_000, 340_000],
      [300_009.6, 340_007.2],
      [299_988.6, 340_035.2],
      [299_979, 340_028],
    ]
    const sides = minimumRectangle(corners)
    expect(sides?.short).toBeCloseTo(12, 6)
    expect(sides?.long).toBeCloseTo(35, 6)
  })

  test('holds a right triangle of 30 by 40 in twice its area, 1 200, whichever side it stands on', () => {
    const sides = minimumRectangle([
      [0, 0],
      [40, 0],
      [0, 30],
    ])
    expect((sides?.short ?? 0) * (sides?.long ?? 0)).toBeCloseTo(1200, 6)
  })

  test('does not see what is inside: an L of 30 by 20 is as wide as its box', () => {
    const sides = minimumRectangle([
      [0, 0],
      [30, 0],
      [30, 8],
      [10, 8],
      [10, 20],
      [0, 20],
    ])
    expect(sides).toEqual({ short: 20, long: 30 })
  })

  test('does not exist for positions on one line', () => {
    expect(
      minimumRectangle([
        [0, 0],
        [5, 5],
        [9, 9],
      ]),
    ).toBeNull()
  })

  test('keeps its sides when the parcel is turned', () => {
    const angle = fc.double({ min: 0, max: Math.PI, noNaN: true })
    fc.assert(
      fc.property(angle, (turn) => {
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
        const shape: Position[] = [
          [0, 0],
          [31, 0],
          [31, 17],
          [0, 17],
        ]
        const sides = minimumRectangle(shape.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]))
        expect(sides?.short).toBeCloseTo(17, 6)
        expect(sides?.long).toBeCloseTo(31, 6)
      }),
      { numRuns: 100 },
    )
  })
})
