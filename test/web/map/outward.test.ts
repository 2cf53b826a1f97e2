import { expect, test } from 'vitest'
import { awayFrom, middleOf, turnOf } from '../../../web/map/layers/outward.ts'

/** A plot of 24 × 35, its sides one by one: west, north, east, south. */
const CLOCKWISE = [
  [
    [0, 0],
    [0, 35],
  ],
  [
    [0, 35],
    [24, 35],
  ],
  [
    [24, 35],
    [24, 0],
  ],
  [
    [24, 0],
    [0, 0],
  ],
]
const COUNTER = CLOCKWISE.toReversed().map((line) => line.toReversed())
const near = (away: readonly number[] | undefined) => away?.map((step) => Math.round(step * 100) / 100 + 0)

test('the number of a limit stands outside the plot, whichever way its outline is written', () => {
  for (const sides of [CLOCKWISE, COUNTER]) {
    const placed = sides.map((line) => middleOf(line, turnOf(sides)))
    expect(new Set(placed.map((one) => `${one?.at} ${near(one?.away)}`))).toEqual(
      new Set(['0,17.5 -1,0', '12,35 0,1', '24,17.5 1,0', '12,0 0,-1']),
    )
  }
})

test('the middle of a bent limit is half its length along it', () => {
  // 10 + 20 m: the middle is 5 m up the second part.
  const bent = [
    [0, 0],
    [10, 0],
    [10, 20],
  ]
  expect(middleOf(bent, 1)).toEqual({ at: [10, 5], away: [1, -0] })
})

test('the name of a borne stands away from the middle of its plot', () => {
  const corners = [
    [0, 0],
    [6, 0],
    [6, 8],
    [0, 8],
  ]
  expect(near(awayFrom(corners, [6, 8]))).toEqual([0.6, 0.8])
  expect(near(awayFrom(corners, [0, 0]))).toEqual([-0.6, -0.8])
  expect(awayFrom([[3, 3]], [3, 3])).toEqual([0, 1])
})
