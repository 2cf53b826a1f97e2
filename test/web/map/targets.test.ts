// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { middles, REACH_PX, targetAt } from '../../../web/map/draw/targets.ts'

const CORNERS = [
  [100, 100],
  [160, 110],
  [150, 180],
] as const

describe('taking hold of a borne', () => {
  test('a finger reaches 22 px around, a mouse 12', () => {
    expect(targetAt(CORNERS, [100, 120], REACH_PX.touch)).toBe(0)
    expect(targetAt(CORNERS, [100, 120], REACH_PX.mouse)).toBeNull()
  })

  test('of two bornes within reach the nearest is taken', () => {
    expect(targetAt([CORNERS[0], [112, 100]], [109, 100], REACH_PX.touch)).toBe(1)
  })

  test('new bornes are pulled from the middle of each side, the closing one too', () => {
    expect(middles(CORNERS, true)).toEqual([
      [130, 105],
      [155, 145],
      [125, 140],
    ])
    expect(middles(CORNERS, false)).toHaveLength(2)
    expect(middles([], false)).toEqual([])
  })
})
