import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STEPS } from '../../../api/contract/procedures/steps.ts'
import { type Standing, timeInHand, turnsOf } from '../../../api/deadlines/turns.ts'

const HOUR = 3_600_000
const at = (hours: number) => new Date(Date.UTC(2026, 10, 2, 8) + hours * HOUR)

describe('the time in hand', () => {
  test('goes to the guichet, the silent members and the applicant, and adds up to the whole', () => {
    // 5 h at the guichet; 12 h for two members, then 6 h for the one still silent; 10 h owed by the applicant.
    const standings: Standing[] = [
      { at: at(0), step: 'filed', silent: [] },
      { at: at(5), step: 'consulted', silent: ['agency', 'province'] },
      { at: at(17), step: 'consulted', silent: ['agency'] },
      { at: at(23), step: 'completing', silent: [] },
    ]
    const turns = turnsOf(standings, at(33))
    expect(timeInHand(turns)).toEqual([
      { holder: 'members', bodyId: 'agency', ms: 12 * HOUR },
      { holder: 'applicant', bodyId: null, ms: 10 * HOUR },
      { holder: 'members', bodyId: 'province', ms: 6 * HOUR },
      { holder: 'guichet', bodyId: null, ms: 5 * HOUR },
    ])
    expect(timeInHand(turns).reduce((sum, { ms }) => sum + ms, 0)).toBe(33 * HOUR)
  })

  test('is the members’ own as a whole when none is named', () => {
    const turns = turnsOf([{ at: at(0), step: 'consulted', silent: [] }], at(3))
    expect(timeInHand(turns)).toEqual([{ holder: 'members', bodyId: null, ms: 3 * HOUR }])
  })

  test('adds up to the millisecond whatever happens and however many bodies are waited for', () => {
    const standing = fc.record({
      lasts: fc.integer({ min: 0, max: 10_000_019 }),
      step: fc.constantFrom(...STEPS),
      silent: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 7 }),
    })
    fc.assert(
      fc.property(fc.array(standing, { minLength: 1, maxLength: 30 }), (drawn) => {
        let now = Date.UTC(2026, 0, 1)
        const standings = drawn.map(({ lasts, step, silent }) => {
          const one = { at: new Date(now), step, silent }
          now += lasts
          return one
        })
        const sum = timeInHand(turnsOf(standings, new Date(now))).reduce((total, { ms }) => total + ms, 0)
        expect(sum).toBe(now - Date.UTC(2026, 0, 1))
      }),
    )
  })
})
