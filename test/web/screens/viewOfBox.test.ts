import { describe, expect, test } from 'vitest'
import { boxOfView, viewOfBox } from '../../../web/screens/servitudes/boxOfView.ts'

const DESK = { innerWidth: 1440, innerHeight: 900 }
const PHONE = { innerWidth: 390, innerHeight: 844 }

describe('the view of servitudes that were just adopted', () => {
  test('holds all of their box, beside the panel or above it', () => {
    const box = [-7.3, 33.2, -6.9, 33.7] as const
    for (const window of [DESK, PHONE]) {
      const [west = 0, south = 0, east = 0, north = 0] = boxOfView(viewOfBox(box, window), window)
        .split(',')
        .map(Number)
      expect([west < -7.3, south < 33.2, east > -6.9, north > 33.7]).toEqual([true, true, true, true])
    }
  })

  test('is as near as the box and a fifth of room allow', () => {
    // 992 px of map beside the panel over 1.2 × 0.4° of longitude: 0.000484° a pixel, log2(360 / (256 × 0.000484)) = 11.505.
    expect(viewOfBox([-7.3, 33.4, -6.9, 33.41], DESK).zoom).toBeCloseTo(11.505, 2)
  })

  test('of one small place stays far enough to see what is around', () => {
    expect(viewOfBox([-7, 33, -7, 33], DESK).zoom).toBe(17)
  })
})
