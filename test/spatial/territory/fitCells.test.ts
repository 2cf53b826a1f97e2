import { describe, expect, test } from 'vitest'
import type { Ring } from '../../../spatial/geometry/types.ts'
import { discs, fitDiscs, within } from '../../../spatial/territory/enclaves.ts'
import { cellWithin, fitCells } from '../../../spatial/territory/fitCells.ts'
import { signedArea } from '../../../spatial/territory/powerCells.ts'
import { solve } from '../../../spatial/territory/solve.ts'

// An L of 40 × 10 and 10 × 20 km: 600 km², not convex.
const LAND: Ring = [
  [0, 0],
  [40, 0],
  [40, 10],
  [10, 10],
  [10, 30],
  [0, 30],
  [0, 0],
]
const areaOf = (rings: readonly Ring[]) => rings.reduce((sum, ring) => sum + signedArea(ring), 0)

describe('cells fitted to the areas wanted', () => {
  const seedlings = [
    { at: [5, 5] as const, area: 100, town: null },
    { at: [30, 5] as const, area: 250, town: null },
    { at: [5, 25] as const, area: 150, town: null },
    { at: [20, 4] as const, area: 100, town: [20, 4] as const },
  ]
  const sites = fitCells(seedlings, [LAND])

  test('reach them to a thousandth', () => {
    for (const [index, { area }] of sites.entries())
      expect(Math.abs(area / (seedlings[index]?.area ?? 0) - 1)).toBeLessThan(0.001)
  })
  test('share the land', () => {
    expect(sites.reduce((sum, { area }) => sum + area, 0)).toBeCloseTo(600, 6)
    for (const [index, { area }] of sites.entries())
      expect(areaOf(cellWithin(sites, index, [LAND]))).toBeCloseTo(area, 6)
  })
  test('are scaled when the areas wanted do not add up to the land', () => {
    const doubled = seedlings.map((each) => ({ ...each, area: each.area * 2 }))
    expect(fitCells(doubled, [LAND]).map(({ area }) => Math.round(area))).toEqual([100, 250, 150, 100])
  })
})

describe('towns as enclaves', () => {
  test('have the area wanted, even on the shore', () => {
    const [inland, coast] = fitDiscs(
      [
        { at: [20, 5], area: 12 },
        { at: [0, 20], area: 20 },
      ],
      [LAND],
    )
    expect(inland?.area).toBeCloseTo(12, 3)
    expect(coast?.area).toBeCloseTo(20, 3)
    // Half of the disc is at sea: its circle is that of 40 km².
    expect((coast?.weight ?? 0) * Math.PI).toBeCloseTo(40, 2)
  })
  test('do not overlap when they meet', () => {
    const sites = fitDiscs(
      [
        { at: [18, 5], area: 20 },
        { at: [22, 5], area: 20 },
      ],
      [LAND],
    )
    const [west, east] = discs(sites)
    expect(sites.map(({ area }) => Math.round(area * 1000) / 1000)).toEqual([20, 20])
    expect(areaOf(within(west ? [west] : [], east ?? []))).toBeCloseTo(0, 9)
  })
})

// 2x + y = 5 and x + 3y = 10 cross at (1, 3).
test('a linear system is solved, whatever the order of its rows', () => {
  expect(
    solve(
      [
        [2, 1],
        [1, 3],
      ],
      [5, 10],
    ),
  ).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)])
  expect(
    solve(
      [
        [0, 1],
        [1, 0],
      ],
      [3, 1],
    ),
  ).toEqual([1, 3])
})
