import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rimOf } from '../../../web/map/layers/clusterRim.ts'

const NONE = { late: 0, today: 0, soon: 0, later: 0, standing: 0 }

describe('the rim of a cluster of dossiers', () => {
  test('three late of four take three quarters of it, from the top', () => {
    expect(rimOf({ ...NONE, late: 3, later: 1 })).toEqual([
      { urgency: 'late', from: 0, to: 0.75 },
      { urgency: 'later', from: 0.75, to: 1 },
    ])
  })

  test('one late among a thousand is seen and does not pass for the rest', () => {
    const [late] = rimOf({ ...NONE, late: 1, later: 999 })
    expect(late?.to).toBeGreaterThan(0.07)
    expect(late?.to).toBeLessThan(0.09)
  })

  test('closes, whatever lies inside, the most urgent first', () => {
    const count = fc.integer({ min: 0, max: 5000 })
    fc.assert(
      fc.property(count, count, count, count, count, (late, today, soon, later, standing) => {
        const arcs = rimOf({ late, today, soon, later, standing })
        fc.pre(arcs.length > 0)
        expect(arcs[0]?.from).toBe(0)
        expect(arcs.at(-1)?.to).toBeCloseTo(1, 9)
        for (const [at, arc] of arcs.entries()) expect(arc.from).toBe(at === 0 ? 0 : arcs[at - 1]?.to)
      }),
    )
  })
})
