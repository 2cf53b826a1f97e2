import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../../../spatial/geometry/types.ts'
import { localPlane } from '../../../spatial/territory/plane.ts'
import { clipRing, frameAround, powerCells, signedArea } from '../../../spatial/territory/powerCells.ts'

const RECTANGLE: readonly Position[] = [
  [0, 0],
  [40, 0],
  [40, 10],
  [0, 10],
  [0, 0],
]

const areas = (sites: Parameters<typeof powerCells>[0]) => powerCells(sites, RECTANGLE).map(signedArea)

describe('cells grown around sites', () => {
  test('two equal sites 20 km apart share a 40 × 10 rectangle at the middle', () => {
    expect(
      areas([
        { at: [10, 5], weight: 0 },
        { at: [30, 5], weight: 0 },
      ]),
    ).toEqual([200, 200])
  })

  // The border stands at x = (30² − 10² + w) / (2 × 20) = 20 + w / 40: 200 km² of weight move it 5 km.
  test('200 km² of weight move the border between them by 5 km', () => {
    expect(
      areas([
        { at: [10, 5], weight: 200 },
        { at: [30, 5], weight: 0 },
      ]),
    ).toEqual([250, 150])
  })

  test('a site outweighed where it stands has no cell', () => {
    expect(
      areas([
        { at: [10, 5], weight: 10_000 },
        { at: [30, 5], weight: 0 },
      ]),
    ).toEqual([400, 0])
  })

  test('cells of any sites share the whole rectangle', () => {
    const site = fc.record({
      at: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 })),
      weight: fc.integer({ min: 0, max: 60 }),
    })
    const distinct = fc.uniqueArray(site, { minLength: 1, maxLength: 12, selector: ({ at }) => at.join() })
    fc.assert(
      fc.property(distinct, (sites) => {
        expect(areas(sites).reduce((sum, area) => sum + area, 0)).toBeCloseTo(400, 6)
      }),
    )
  })
})

describe('cutting a ring by a line', () => {
  test('keeps the side asked for', () => {
    expect(signedArea(clipRing(RECTANGLE, { a: 1, b: 0, c: 12 }))).toBe(120)
  })
  test('leaves nothing when the ring is on the other side', () => {
    expect(clipRing(RECTANGLE, { a: 1, b: 0, c: -1 })).toEqual([])
  })
})

test('a frame leaves its margin on every side', () => {
  expect(
    frameAround(
      [
        [3, 7],
        [5, 20],
      ],
      2,
    )[2],
  ).toEqual([7, 22])
})

test('the local plane measures a degree of latitude at 111.195 km and comes back', () => {
  const { toPlane, toLonLat } = localPlane([-7, 33])
  expect(toPlane([-7, 34])[1]).toBeCloseTo(111.195, 3)
  const [lon, lat] = toLonLat(toPlane([-6.4, 33.2]))
  expect(lon).toBeCloseTo(-6.4, 12)
  expect(lat).toBeCloseTo(33.2, 12)
})
