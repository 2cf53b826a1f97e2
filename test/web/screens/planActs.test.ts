import { describe, expect, test } from 'vitest'
import { asDay } from '../../../spatial/day.ts'
import { choiceOf, choicesOf, typedAct } from '../../../web/screens/plans/acts/actForm.ts'
import { actsAfter, stateAfter, strayAfter } from '../../../web/screens/plans/acts/actsAfter.ts'

const closed = { kind: 'inquiry_closed', onDay: '2026-02-10', act: 'PV', signedOn: null } as const
const approved = { kind: 'approved', onDay: '2026-12-15', act: 'Décret', signedOn: null } as const
const TODAY = '2026-11-24'
const typed = { choice: '', day: '01/12/2026', act: ' Décret n° 2-26-900 ', signed: '23/11/2026', reason: '' }

describe('what may be proposed of a version', () => {
  const idsOf = (events: Parameters<typeof choicesOf>[0]['events'], day: string | null = null) =>
    choicesOf({ events }, { day: day === null ? null : asDay(day), today: TODAY }).map(({ id }) => id)

  test('is what follows today, then each recorded act to say right, and the last one to make void', () => {
    expect(idsOf([closed])).toEqual([
      'record approved',
      'record repealed',
      'correct inquiry_closed 2026-02-10',
      'cancel inquiry_closed 2026-02-10',
    ])
  })

  test('follows an act of a later day the day after it; a day before the last act lets nothing follow', () => {
    expect(idsOf([closed, approved]).slice(0, 2)).toEqual(['record dup_extended', 'record repealed'])
    expect(idsOf([closed], '2026-02-01')).toEqual([
      'correct inquiry_closed 2026-02-10',
      'cancel inquiry_closed 2026-02-10',
    ])
  })

  test('is the usual next act until another is chosen, and nothing once the chosen one may no more follow', () => {
    const choices = choicesOf({ events: [closed] }, { day: null, today: TODAY })
    expect(choiceOf(choices, '')?.kind).toBe('approved')
    expect(choiceOf(choices, 'record repealed')?.kind).toBe('repealed')
    expect(choiceOf(choices, 'record dup_extended')).toBeUndefined()
  })
})

describe('what was typed', () => {
  const [record, , correct, cancel] = choicesOf({ events: [closed] }, { day: null, today: TODAY })

  test('is asked of the service once every field it needs is there', () => {
    if (!record || !correct || !cancel) throw new Error('three ways')
    const signed = { signedOn: '2026-11-23', act: 'Décret n° 2-26-900', versionId: 'v' }
    expect(typedAct({ choice: record, typed, versionId: 'v' })).toEqual({
      ...{ what: 'record', kind: 'approved', onDay: '2026-12-01' },
      ...signed,
    })
    expect(typedAct({ choice: record, typed: { ...typed, day: '31/02/2026' }, versionId: 'v' })).toBeNull()
    expect(typedAct({ choice: correct, typed, versionId: 'v' })).toBeNull()
    const event = { kind: 'inquiry_closed', onDay: '2026-02-10' }
    const why = { ...typed, reason: 'Jugement' }
    expect(typedAct({ choice: correct, typed: why, versionId: 'v' })).toEqual({
      ...{ what: 'correct', event, onDay: '2026-12-01', reason: 'Jugement' },
      ...signed,
    })
    expect(typedAct({ choice: cancel, typed: { ...why, day: '' }, versionId: 'v' })).toEqual({
      ...{ what: 'cancel', event, reason: 'Jugement' },
      ...signed,
    })
  })
})

describe('a version, were it published, stands', () => {
  const version = { events: [closed] }

  test('on the day it takes effect when that is later, else at once', () => {
    const later = { what: 'record', kind: 'approved', onDay: '2026-12-15', act: 'Décret', former: null } as const
    expect(stateAfter(version, later, TODAY)).toEqual({ day: '2026-12-15', state: 'in_force' })
    const former = { kind: 'inquiry_closed', onDay: '2026-02-10' } as const
    const earlier = { what: 'correct', kind: 'inquiry_closed', onDay: '2025-11-10', act: 'PV', former } as const
    // Twelve months from 10 November 2025: lapsed on 11 November 2026.
    expect(stateAfter(version, earlier, TODAY)).toEqual({ day: TODAY, state: 'lapsed' })
    const gone = { what: 'cancel', kind: 'inquiry_closed', onDay: '2026-02-10', act: 'Jugement', former } as const
    expect(stateAfter(version, gone, TODAY)).toEqual({ day: TODAY, state: null })
    expect(actsAfter(version, gone)).toEqual([])
  })
})

test('a correction after which the law lets an act follow no more says which one, before it is proposed', () => {
  const dup = [
    { kind: 'approved', onDay: '2015-03-02', act: 'Décret', signedOn: null },
    { kind: 'dup_extended', onDay: '2024-11-04', act: 'Décret', signedOn: null },
  ] as const
  const of = { kind: 'approved', onDay: '2015-03-02' } as const
  const said = (onDay: string, what: 'correct' | 'cancel' = 'correct') =>
    strayAfter({ events: [...dup] }, { what, kind: 'approved', onDay, act: 'Décret', former: of })
  expect(said('2014-11-04')).toBeNull()
  expect(said('2014-11-03')).toMatchObject({ kind: 'dup_extended', onDay: '2024-11-04' })
  expect(said('2014-11-03', 'cancel')).toBeNull()
})
