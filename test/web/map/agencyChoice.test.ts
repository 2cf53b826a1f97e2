// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { faded, moved, parseShown, placed, switched, writeShown } from '../../../web/map/agency/choice.ts'

const [ROADS, WATER] = ['019b76da-a800-7f76-a9d8-87881df110e8', '019b76da-a800-7e3c-9876-c0ae60cfae58']
const BOTH = [
  { id: ROADS, opacity: 80 },
  { id: WATER, opacity: 100 },
]

describe('The layers of agencies that are shown', () => {
  test('come back from a link as they were, and what is no layer is dropped', () => {
    expect(parseShown(writeShown(BOTH))).toEqual(BOTH)
    expect(parseShown(`${ROADS}~80,<script>,${WATER}~101`)).toEqual([{ id: ROADS, opacity: 80 }])
    expect(parseShown('')).toBeNull()
  })

  test('are put uppermost with their own opacity, and taken away again', () => {
    expect(switched([{ id: WATER, opacity: 100 }], { id: ROADS, opacity: 0.8 })).toEqual(BOTH)
    expect(switched(BOTH, { id: WATER, opacity: 1 })).toEqual([{ id: ROADS, opacity: 80 }])
  })

  test('are taken to another place by one drag, the others in their order', () => {
    const third = { id: '019b76da-a800-7e3c-9876-c0ae60cfae59', opacity: 50 }
    const all = [...BOTH, third]
    expect(placed(all, third.id, 0).map(({ id }) => id)).toEqual([third.id, ROADS, WATER])
    expect(placed(all, ROADS, 2).map(({ id }) => id)).toEqual([WATER, third.id, ROADS])
    expect(placed(all, ROADS, 0)).toEqual(all)
  })

  test('change places, and stay at the ends', () => {
    expect(moved(BOTH, WATER, -1).map(({ id }) => id)).toEqual([WATER, ROADS])
    expect(moved(BOTH, ROADS, -1)).toEqual(BOTH)
    expect(moved(BOTH, WATER, 1)).toEqual(BOTH)
    expect(faded(BOTH, ROADS, 30)[0]).toEqual({ id: ROADS, opacity: 30 })
  })
})
