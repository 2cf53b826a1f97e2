// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildLand } from '../../../web/map/background/buildLand.ts'
import { clipRing, packRing, unpackRing } from '../../../web/map/background/clipping.ts'

const committed = () =>
  JSON.parse(readFileSync(new URL('../../../web/map/background/land.json', import.meta.url), 'utf8'))

const area = (ring: readonly (readonly [number, number])[]) =>
  Math.abs(
    ring.reduce((sum, [x1, y1], index) => {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0]
      return sum + (x1 * y2 - x2 * y1) / 2
    }, 0),
  )

describe('the land kept for the background', () => {
  test('a triangle with a corner out of the box loses that corner only', () => {
    // Legs of 6 and 3 on the axes; cut at x = 4, what goes is a triangle of 2 by 1.
    const clipped = clipRing(
      [
        [0, 0],
        [6, 0],
        [0, 3],
      ],
      [-1, -1, 4, 5],
    )
    expect(area(clipped)).toBeCloseTo(9 - 1, 12)
  })

  test('land all around the box fills it, land elsewhere leaves nothing', () => {
    const around = [
      [-10, -10],
      [30, -12],
      [28, 20],
      [-9, 25],
    ] as const
    expect(area(clipRing(around, [0, 0, 4, 3]))).toBeCloseTo(12, 12)
    expect(clipRing(around, [100, 0, 104, 3])).toEqual([])
  })

  test('positions come back from their differences to the decimal kept', () => {
    const ring = [
      [-7.55288, 33.54937],
      [-7.5529, 33.5494],
      [-6.1, 35.9],
    ] as const
    expect(unpackRing(packRing(ring, 3), 3)).toEqual([
      [-7.553, 33.549],
      [-6.1, 35.9],
    ])
  })

  test('the file is what the atlas gives', () => {
    expect(committed()).toEqual(JSON.parse(JSON.stringify(buildLand())))
  })

  test('the file stays under 80 kB and has Casablanca’s hinterland as land', () => {
    const land: { near: { decimals: number; rings: number[][] } } = committed()
    expect(JSON.stringify(land).length).toBeLessThan(80_000)
    const box = [-7.2, 33.0, -7.0, 33.1] as const
    const inside = land.near.rings.map((steps) => area(clipRing(unpackRing(steps, land.near.decimals), box)))
    expect(Math.max(...inside)).toBeCloseTo(0.02, 9)
  })
})
