import { describe, expect, test } from 'vitest'
import { pointInRing } from '../../../spatial/geometry/plane.ts'
import { representativePoint } from '../../../spatial/geometry/representative.ts'
import type { Ring } from '../../../spatial/geometry/types.ts'

const HORSESHOE: Ring = [
  [0, 0],
  [90, 0],
  [90, 50],
  [80, 50],
  [80, 10],
  [30, 10],
  [30, 50],
  [0, 50],
  [0, 0],
]

describe('The point that stands for a parcel', () => {
  test('is inside a horseshoe, whose centroid is not, in its widest arm', () => {
    // At half height (25 m) the arms run from 0 to 30 and from 80 to 90.
    expect(representativePoint([[HORSESHOE]])).toEqual([15, 25])
  })

  test('avoids the hole', () => {
    const shell: Ring = [[0, 0], [40, 0], [40, 20], [0, 20], [0, 0]] // biome-ignore format: one ring a line
    const hole: Ring = [[5, 5], [5, 15], [30, 15], [30, 5], [5, 5]] // biome-ignore format: one ring a line
    const point = representativePoint([[shell, hole]])
    expect(point).toEqual([35, 10])
    expect(point && pointInRing(point, hole)).toBe('outside')
  })

  test('is in the largest of several parts', () => {
    const small: Ring = [[200, 0], [201, 0], [200, 1], [200, 0]] // biome-ignore format: one ring a line
    expect(representativePoint([[small], [HORSESHOE]])).toEqual([15, 25])
  })

  test('does not exist for nothing', () => expect(representativePoint([])).toBeNull())
})
