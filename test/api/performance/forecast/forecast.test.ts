import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { curveOf } from '../../../../api/performance/forecast/curve.ts'
import type { History } from '../../../../api/performance/forecast/history.ts'
import { intervalOf } from '../../../../api/performance/forecast/interval.ts'
import { scoreOf } from '../../../../api/performance/forecast/score.ts'
import { tallied as talliedOf } from '../../../../api/performance/forecast/tally.ts'

const tallied = (days: readonly number[]) => talliedOf([days])

const decidedOnly = (days: readonly number[]): History => ({
  filed: days.length,
  decided: tallied(days),
  before: [],
  after: [],
})

// Twenty dossiers, in days: 3 5 8 8 9 11 12 12 14 15 | 17 18 21 22 25 28 30 34 41 95.
const TWENTY = [12, 41, 8, 17, 3, 25, 14, 9, 95, 18, 11, 30, 5, 22, 8, 34, 15, 28, 12, 21]

test('of twenty dossiers on paper the interval runs from the second to the eighteenth, with the tenth in its middle', () => {
  expect(intervalOf(curveOf(decidedOnly(TWENTY)))).toEqual({ low: 5, middle: 15, high: 34 })
})

test('ten dossiers on paper, four of them open: what still waits lengthens the days', () => {
  // Decided at 10, 20, 20, 30, 40, 60. Open since 15, 35, 35 and 50 days. Two of the ten were open before, since 25 and 5 days.
  // At 10: 8 filed + the one of 5 = 9 at risk, 8/9 left. At 20: 9 - 1 - 1 (15) = 7, 2 decided, 8/9 × 5/7 = 40/63.
  // At 30: + the one of 25 = 6, 5/6 left, 200/378. At 40: 6 - 1 - 2 = 3, 400/1134. At 60: 3 - 1 - 1 = 1, nothing left.
  const history: History = {
    filed: 8,
    decided: tallied([10, 20, 20, 30, 40, 60]),
    before: tallied([25, 5]),
    after: tallied([15, 35, 35, 50]),
  }
  const shares = curveOf(history).map(({ share }) => Number(share.toFixed(6)))
  expect(shares).toEqual([1 / 9, 23 / 63, 178 / 378, 734 / 1134, 1].map((share) => Number(share.toFixed(6))))
})

test('a place where half the dossiers have waited longer than any decided one is told no upper end', () => {
  const history: History = { filed: 40, decided: tallied(TWENTY), before: [], after: tallied(Array(20).fill(200)) }
  expect(intervalOf(curveOf(history))).toBeNull()
})

test('what is still open is later once older than the interval, and tells nothing before', () => {
  const decided = tallied([4, 5, 9, 41, 42, 60])
  expect(scoreOf({ low: 5, middle: 15, high: 41 }, decided, tallied([3, 41, 42, 300]))).toEqual({
    ...{ within: 3, sooner: 1, later: 4, untold: 2 },
  })
})

describe('whatever the history', () => {
  const days = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 20, maxLength: 200 })

  test('the ends are days that dossiers took, in order, with no fewer than eight in ten between them', () => {
    fc.assert(
      fc.property(days, (took) => {
        const history = decidedOnly(took)
        const interval = intervalOf(curveOf(history))
        if (!interval) throw new Error('twenty dossiers and no interval')
        const { low, middle, high } = interval
        expect([low, middle, high].every((one) => took.includes(one))).toBe(true)
        expect(low <= middle && middle <= high).toBe(true)
        const { within } = scoreOf(interval, history.decided, [])
        expect(within / took.length).toBeGreaterThanOrEqual(0.8)
      }),
    )
  })

  test('no end comes sooner when no dossier was quicker', () => {
    fc.assert(
      fc.property(days, fc.array(fc.nat(400), { minLength: 200, maxLength: 200 }), (took, more) => {
        const slower = took.map((one, at) => one + (more[at] ?? 0))
        const [one, other] = [took, slower].map((all) => intervalOf(curveOf(decidedOnly(all))))
        expect(one && other && one.low <= other.low && one.middle <= other.middle && one.high <= other.high).toBe(true)
      }),
    )
  })

  test('with nothing open the curve is the share decided by each day', () => {
    fc.assert(
      fc.property(days, (took) => {
        for (const { days: by, share } of curveOf(decidedOnly(took)))
          expect(share).toBeCloseTo(took.filter((one) => one <= by).length / took.length, 9)
      }),
    )
  })

  test('what is still open never makes a dossier look quicker', () => {
    fc.assert(
      fc.property(days, days, (took, open) => {
        const closed = decidedOnly(took)
        const history = { ...closed, filed: took.length + open.length, after: tallied(open) }
        const plain = curveOf(closed)
        for (const [at, { share }] of curveOf(history).entries())
          expect(share).toBeLessThanOrEqual((plain[at]?.share ?? 0) + 1e-9)
      }),
    )
  })
})
