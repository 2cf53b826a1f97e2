import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STEPS } from '../../../api/contract/procedures/steps.ts'
import { TRANSITIONS } from '../../../api/contract/procedures/transitions.ts'
import { timeInHand, turnsOf } from '../../../api/deadlines/turns.ts'
import { standingsOf } from '../../../api/dossiers/avis/standings.ts'

const START = Date.UTC(2026, 0, 1)
const at = (ms: number) => new Date(START + ms)
const given = (ms: number) =>
  ({ version: 1, opinion: 'favourable', items: [], until: null, at: at(ms), by: null, signature: null }) as const
const body = (id: string, { asked, answered, removed }: { asked: number; answered?: number; removed?: number }) => ({
  ...{ round: 1, body: { id }, askedAt: at(asked) },
  removed: removed === undefined ? null : { at: at(removed) },
  given: answered === undefined ? [] : [given(answered)],
})

test('a stretch before the members ends whenever one is asked, answers or is removed', () => {
  const events = [
    { event: 'file', step: 'filed', at: at(0) },
    { event: 'dispatch', step: 'consulted', at: at(10) },
    { event: 'ask_complement', step: 'completing', at: at(50) },
  ] as const
  const bodies = [
    body('a', { asked: 10, answered: 20 }),
    body('b', { asked: 10, removed: 40 }),
    body('c', { asked: 30, answered: 60 }),
  ]
  expect(standingsOf(events, bodies).map(({ at: from, silent }) => [from.getTime() - START, silent])).toEqual([
    [0, []],
    [10, ['a', 'b']],
    [20, ['b']],
    [30, ['b', 'c']],
    [40, ['c']],
    [50, ['c']],
  ])
})

test('a body that was silent on the former plans owes nothing of the time of the new ones', () => {
  const events = [
    { event: 'file', step: 'filed', at: at(0) },
    { event: 'dispatch', step: 'consulted', at: at(1) },
    { event: 'file_modified', step: 'filed', at: at(5) },
    { event: 'dispatch', step: 'consulted', at: at(6) },
  ] as const
  const bodies = [body('a', { asked: 1 }), { ...body('b', { asked: 6 }), round: 2 }]
  expect(standingsOf(events, bodies).map(({ silent }) => silent)).toEqual([[], ['a'], [], ['b']])
})

test('whatever happens and whoever answers, the times in hand add up to the whole', () => {
  const span = fc.integer({ min: 0, max: 5_000 })
  const happening = fc.record({
    lasts: span,
    step: fc.constantFrom(...STEPS),
    event: fc.constantFrom(...TRANSITIONS),
  })
  const drawnBody = fc.record({
    id: fc.uuid(),
    round: fc.integer({ min: 1, max: 3 }),
    asked: fc.option(span, { nil: null }),
    answered: fc.option(span, { nil: null }),
    removed: fc.option(span, { nil: null }),
  })
  fc.assert(
    fc.property(
      fc.array(happening, { minLength: 1, maxLength: 12 }),
      fc.array(drawnBody, { maxLength: 8 }),
      (drawn, askedBodies) => {
        let now = 0
        const events = drawn.map(({ lasts, step, event }) => {
          const one = { event, step, at: at(now) }
          now += lasts
          return one
        })
        const bodies = askedBodies.map(({ id, round, asked, answered, removed }) => ({
          ...{ round, body: { id }, askedAt: asked === null ? null : at(asked) },
          removed: removed === null ? null : { at: at(removed) },
          given: answered === null ? [] : [given(answered)],
        }))
        // An answer or a removal never comes after now.
        const until = at(Math.max(now, 5_000))
        const sum = timeInHand(turnsOf(standingsOf(events, bodies), until)).reduce((total, { ms }) => total + ms, 0)
        expect(sum).toBe(until.getTime() - START)
      },
    ),
    { numRuns: 500 },
  )
})
