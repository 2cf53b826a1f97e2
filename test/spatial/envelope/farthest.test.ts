import { expect, test } from 'vitest'
import { farthestFrom } from '../../../spatial/envelope/farthest.ts'
import { segmentsOfRing } from '../../../spatial/envelope/nearness.ts'
import type { PolygonRings } from '../../../spatial/geometry/types.ts'
import { type Corner, corners } from '../../build/ground.ts'
import { boxOnPaper, onPaper } from '../../build/plots.ts'

const limitsOf = (polygon: PolygonRings) => polygon.flatMap(segmentsOfRing)

test('in a strip of 10 m one is at most 5 m from its limits', () => {
  const strip = boxOnPaper([0, 0, 10, 40])
  expect(farthestFrom(limitsOf(strip), [strip], 100)).toBeCloseTo(5, 1)
})

test('in a triangle of sides 30, 40 and 50 m, 10 m: the radius of its inner circle', () => {
  // Twice the area over the perimeter: 1,200 / 120.
  const shape: Corner[] = [
    [0, 0],
    [40, 0],
    [0, 30],
  ]
  const triangle = [onPaper(shape)]
  const found = farthestFrom(limitsOf(triangle), [triangle], 100)
  expect(found).toBeGreaterThan(9.985)
  expect(found).toBeLessThanOrEqual(10.0001)
})

test('never in a hole, and in the better of two parts', () => {
  const holed = [onPaper(corners([0, 0, 40, 40])), [...onPaper(corners([10, 10, 30, 30]))].reverse()]
  // The frame is 10 m wide; farthest from its outer limit alone is the edge of the hole, 10 m.
  expect(farthestFrom(segmentsOfRing(holed[0] ?? []), [holed], 100)).toBeCloseTo(10, 1)
  const parts = [boxOnPaper([100, 0, 104, 40]), boxOnPaper([200, 0, 212, 40])]
  expect(farthestFrom(parts.flatMap(limitsOf), parts, 100)).toBeCloseTo(6, 1)
})

test('ends as soon as enough is reached', () => {
  const wide = boxOnPaper([0, 0, 400, 400])
  expect(farthestFrom(limitsOf(wide), [wide], 20)).toBeGreaterThanOrEqual(20)
})
