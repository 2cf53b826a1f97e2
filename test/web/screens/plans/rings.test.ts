import { expect, test } from 'vitest'
import { ringsOf, withoutRing, withRing } from '../../../../web/screens/plans/draft/rings.ts'

const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** A part of 100 × 40 m with a hole of 20 × 10 m, and a part of 30 × 20 m. */
const zone = {
  rings: null,
  legal: {
    srid: 26191 as const,
    geometry: {
      type: 'MultiPolygon' as const,
      coordinates: [[box(0, 0, 100, 40), box(10, 10, 30, 20)], [box(200, 0, 230, 20)]],
    },
  },
}

test('every ring of a zone with parts and holes can be chosen, by its area', () => {
  expect(ringsOf(zone).map(({ part, ring, areaM2, positions }) => [part, ring, areaM2, positions.length])).toEqual([
    [0, 0, 4_000, 4],
    [0, 1, 200, 4],
    [1, 0, 600, 4],
  ])
})

test('a hole redrawn leaves the outer line and the other parts as they are', () => {
  expect(
    withRing(zone, { part: 0, ring: 1 }, [
      [10, 10],
      [50, 10],
      [50, 20],
      [10, 20],
    ]),
  ).toEqual([[box(0, 0, 100, 40), box(10, 10, 50, 20)], [box(200, 0, 230, 20)]])
})

test('a hole is filled, a part is taken out with its holes, the last ring of all is not', () => {
  expect(withoutRing(zone, { part: 0, ring: 1 })).toEqual([[box(0, 0, 100, 40)], [box(200, 0, 230, 20)]])
  expect(withoutRing(zone, { part: 0, ring: 0 })).toEqual([[box(200, 0, 230, 20)]])
  const simple = { rings: [[box(0, 0, 10, 30)]], legal: null }
  expect(withoutRing(simple, { part: 0, ring: 0 })).toBeNull()
})

test('a shape whose bytes could not be read is drawn from nothing', () => {
  const lost = { rings: null, legal: null }
  expect(ringsOf(lost)).toEqual([{ part: 0, ring: 0, positions: [], areaM2: 0 }])
  expect(
    withRing(lost, { part: 0, ring: 0 }, [
      [0, 0],
      [10, 0],
      [10, 30],
    ]),
  ).toEqual([
    [
      [
        [0, 0],
        [10, 0],
        [10, 30],
        [0, 0],
      ],
    ],
  ])
})
