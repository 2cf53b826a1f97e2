import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Happened, Happening } from '../../../api/commission/happened.ts'
import { NOT_YET, sittingAfter } from '../../../api/commission/sitting/fold.ts'
import { isBefore, PASSAGE_STEPS, type PassageStep, passageAfter } from '../../../api/contract/commission/passage.ts'
import {
  SESSION_MOVES,
  type SESSION_STATES,
  type SessionEvent,
  stateAfter,
} from '../../../api/contract/commission/words.ts'

const EVENT_OF: Readonly<Record<PassageStep, SessionEvent>> = {
  ...{ call: 'called', present: 'presented', deliberate: 'deliberated', conclude: 'concluded', put_off: 'put_off' },
}
const ITEMS = ['a', 'b', 'c']

type Said = { readonly step: PassageStep; readonly itemId: string } | { readonly who: string; readonly comes: boolean }
const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ step: fc.constantFrom(...PASSAGE_STEPS), itemId: fc.constantFrom(...ITEMS) }),
  fc.record({ who: fc.constantFrom('p', 'q', 'r'), comes: fc.boolean() }),
)

const kept = (events: readonly Happened[], one: Happening): Happened => ({
  ...{
    nth: events.length + 1,
    at: new Date(events.length * 60_000),
    itemId: null,
    bodyId: null,
    whoId: null,
    detail: {},
  },
  ...one,
})

/** Writes down what the tables of moves let through of what is asked, as the commands do. */
function play(asked: readonly Said[]): Happened[] {
  const events: Happened[] = []
  for (const one of asked) {
    const sitting = sittingAfter(events)
    if ('who' in one) {
      if (sitting.there.some(({ whoId }) => whoId === one.who) === one.comes) continue
      const detail = { invitedId: `seat of ${one.who}`, capacity: 'member' }
      events.push(kept(events, { event: one.comes ? 'arrived' : 'left', whoId: one.who, bodyId: one.who, detail }))
      continue
    }
    const { state } = sitting.passages.get(one.itemId) ?? NOT_YET
    if (passageAfter(state, one.step) === null || (one.step === 'call' && sitting.current !== null)) continue
    events.push(kept(events, { event: EVENT_OF[one.step], itemId: one.itemId, detail: { outcome: 'favourable' } }))
  }
  return events
}

describe('whatever is asked of a session, in whatever order', () => {
  test('one item at most is before the commission, and it is the one that is said', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 60 }), (asked) => {
        const events = play(asked)
        for (let count = 0; count <= events.length; count++) {
          const { passages, current } = sittingAfter(events.slice(0, count))
          const open = [...passages].filter(([, { state }]) => isBefore(state)).map(([id]) => id)
          expect(open).toEqual(current === null ? [] : [current])
        }
      }),
    )
  })

  test('what was concluded or put off stays so, and was deliberated before it was concluded', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 60 }), (asked) => {
        const events = play(asked)
        const over = new Map<string, string>()
        for (let count = 1; count <= events.length; count++)
          for (const [id, { state, deliberatedAt }] of sittingAfter(events.slice(0, count)).passages) {
            if (over.has(id)) expect(state).toBe(over.get(id))
            if (state === 'concluded') expect(deliberatedAt).not.toBeNull()
            if (state === 'concluded' || state === 'put_off') over.set(id, state)
          }
      }),
    )
  })

  test('who is there is who came and did not leave', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 60 }), (asked) => {
        const events = play(asked)
        const there = sittingAfter(events).there.map(({ whoId }) => whoId)
        const last = (who: string) => events.findLast(({ whoId }) => whoId === who)?.event
        expect(there.toSorted()).toEqual(['p', 'q', 'r'].filter((who) => last(who) === 'arrived'))
      }),
    )
  })

  const came: Happening = { event: 'arrived', whoId: 'p', bodyId: 'p', detail: { invitedId: 's', capacity: 'member' } }
  const onTheDay = (day: string, event: SessionEvent): Happening => ({ event, detail: { day } })
  const bodiesAfter = (happenings: readonly Happening[]) =>
    sittingAfter(happenings.map((one) => kept([], one))).there.map(({ bodyId }) => bodyId)

  test.each<readonly [string, Happening]>([
    ['postponed', { event: 'postponed' }],
    ['cancelled', { event: 'cancelled' }],
    ['put on another day', onTheDay('2026-12-02', 'changed')],
    ['called anew', { event: 'convened' }],
  ])('nobody is there any more once it is %s', (_, next) => {
    expect(bodiesAfter([onTheDay('2026-11-24', 'planned'), { event: 'convened' }, came, next])).toEqual([])
  })

  test('whoever came stays when the hour or the place alone changed', () => {
    const events = [onTheDay('2026-11-24', 'planned'), { event: 'convened' } as const, came]
    expect(bodiesAfter([...events, onTheDay('2026-11-24', 'changed')])).toEqual(['p'])
  })

  test('a session that is closed or cancelled is never anything else', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SESSION_MOVES), { maxLength: 30 }), (moves) => {
        let state: (typeof SESSION_STATES)[number] = 'planned'
        for (const move of moves) {
          const next = stateAfter(state, move)
          if (state === 'closed' || state === 'cancelled') expect(next).toBeNull()
          if (next === 'open') expect(state).toBe('convened')
          state = next ?? state
        }
      }),
    )
  })
})
