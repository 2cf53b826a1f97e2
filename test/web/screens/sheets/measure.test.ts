import { describe, expect, test } from 'vitest'
import type { OnPage } from '../../../../api/contract/remarks.ts'
import { areaMm2, calibrated, lengthMm, measured } from '../../../../web/screens/sheets/measure.ts'

const AT_100 = { denominator: 100, from: 'written', within: 0 } as const

describe('what a shape measures at 1/100', () => {
  test('30 mm across and 40 mm down is 50 mm of paper: 5 m, to within √2 × 0.3 mm, 0.042 m', () => {
    const points: OnPage[] = [
      [10, 20],
      [40, 60],
    ]
    expect(lengthMm(points)).toBe(50)
    const found = measured({ kind: 'distance', points, scale: AT_100 })
    expect(found?.value).toBeCloseTo(5, 12)
    expect(found?.within).toBeCloseTo(0.0424264, 6)
    expect(found?.unit).toBe('m')
  })

  test('a straight line in three points is no less sure than in two: the middle one changes nothing', () => {
    const [from, middle, to]: OnPage[] = [
      [0, 0],
      [30, 0],
      [100, 0],
    ]
    const two = measured({ kind: 'distance', points: [from ?? [0, 0], to ?? [0, 0]], scale: AT_100 })
    const three = measured({ kind: 'distance', points: [from, middle, to] as OnPage[], scale: AT_100 })
    expect(three).toEqual(two)
  })

  test('an L of 120 × 80 mm less a corner of 50 × 30 mm is 8,100 mm²: 81 m², whichever way round', () => {
    const ell: OnPage[] = [
      [0, 0],
      [120, 0],
      [120, 50],
      [70, 50],
      [70, 80],
      [0, 80],
    ]
    expect(areaMm2(ell)).toBe(8100)
    expect(areaMm2(ell.toReversed())).toBe(8100)
    expect(measured({ kind: 'area', points: ell, scale: AT_100 })?.value).toBeCloseTo(81, 10)
  })

  test('a rectangle of 40 × 30 mm: each corner by half the diagonal, 25 mm, four of them 50 mm, 0.3 mm each: 15 mm², 0.15 m²', () => {
    const points: OnPage[] = [
      [0, 0],
      [40, 0],
      [40, 30],
      [0, 30],
    ]
    const found = measured({ kind: 'area', points, scale: AT_100 })
    expect(found?.value).toBeCloseTo(12, 12)
    expect(found?.within).toBeCloseTo(0.15, 12)
  })

  test('a shape that measures nothing measures nothing', () => {
    expect(
      measured({
        kind: 'arrow',
        points: [
          [0, 0],
          [1, 1],
        ],
      }),
    ).toBe(null)
  })
})

describe('two points a known length apart', () => {
  test('160 mm that are 8 m make 1/50, doubtful by √2 × 0.3 / 160', () => {
    const scale = calibrated(
      [
        [20, 30],
        [180, 30],
      ],
      8,
    )
    expect(scale?.denominator).toBeCloseTo(50, 12)
    expect(scale?.within).toBeCloseTo(0.00265165, 8)
  })

  test('and what is then measured is doubtful by that too: 100 mm are 5 m, within √(0.0212² + 0.01326²)', () => {
    const scale = calibrated(
      [
        [20, 30],
        [180, 30],
      ],
      8,
    )
    const found =
      scale &&
      measured({
        kind: 'distance',
        points: [
          [0, 0],
          [0, 100],
        ],
        scale,
      })
    expect(found?.value).toBeCloseTo(5, 12)
    expect(found?.within).toBeCloseTo(0.0250159, 6)
  })

  test('on one place, or no length apart, make no scale', () => {
    expect(
      calibrated(
        [
          [20, 30],
          [20.2, 30.1],
        ],
        8,
      ),
    ).toBe(null)
    expect(
      calibrated(
        [
          [20, 30],
          [180, 30],
        ],
        0,
      ),
    ).toBe(null)
  })
})
