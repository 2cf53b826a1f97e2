import { describe, expect, test } from 'vitest'
import { lawTurns, nextActs, strayedBy } from '../../../spatial/conformity/nextActs.ts'
import type { PlanEventKind } from '../../../spatial/conformity/planState.ts'
import { asDay } from '../../../spatial/day.ts'

const event = (kind: PlanEventKind, onDay: string) => ({ kind, onDay: asDay(onDay), act: null })
const kinds = (events: Parameters<typeof nextActs>[0], on: string) => nextActs(events, asDay(on))

describe('after', () => {
  const study = event('study_opened', '2025-01-10')
  const inquiry = event('inquiry_opened', '2025-05-02')
  const closed = event('inquiry_closed', '2025-06-03')
  const approved = event('approved', '2026-02-20')

  test('nothing, a version enters where its procedure stands', () => {
    expect(kinds([], '2025-01-10')).toEqual(['study_opened', 'inquiry_opened', 'inquiry_closed', 'approved'])
  })

  test('a study, its inquiry; it is renewed once, and after its term it is opened anew', () => {
    expect(kinds([study], '2025-03-01')).toEqual(['inquiry_opened', 'study_opened', 'repealed'])
    expect(kinds([study, event('study_opened', '2025-06-20')], '2025-09-01')).toEqual(['inquiry_opened', 'repealed'])
    // Six months from 10 January: the last day is 10 July.
    expect(kinds([study], '2025-07-11')).toEqual(['inquiry_opened', 'study_opened', 'repealed'])
    const anew = [study, event('study_opened', '2025-06-20'), event('study_opened', '2026-03-02')]
    expect(kinds(anew, '2026-05-01')).toEqual(['inquiry_opened', 'study_opened', 'repealed'])
  })

  test('an inquiry, its closing; after it, approval, within the twelve months or later', () => {
    expect(kinds([study, inquiry], '2025-06-03')).toEqual(['inquiry_closed', 'repealed'])
    expect(kinds([study, inquiry, closed], '2026-06-03')).toEqual(['approved', 'repealed'])
    expect(kinds([study, inquiry, closed], '2026-06-04')).toEqual(['approved', 'repealed'])
  })

  test('approval, the declaration of public utility prolonged while it runs, or repeal', () => {
    expect(kinds([closed, approved], '2036-02-20')).toEqual(['dup_extended', 'repealed'])
    expect(kinds([closed, approved], '2036-02-21')).toEqual(['repealed'])
    expect(kinds([approved, event('repealed', '2030-01-01')], '2030-06-01')).toEqual([])
  })

  test('an act of a later day nothing takes effect before it, nor on that very day', () => {
    expect(kinds([closed, approved], '2026-02-20')).toEqual([])
    expect(kinds([closed, approved], '2025-12-01')).toEqual([])
  })
})

describe('dossiers are checked again', () => {
  const today = asDay('2026-11-24')

  test('today and on the morrow of each term, when an act has just changed the law', () => {
    const closed = event('inquiry_closed', '2026-11-20')
    expect(
      lawTurns([event('inquiry_opened', '2026-10-19')], [event('inquiry_opened', '2026-10-19'), closed], today),
    ).toEqual(['2026-11-24', '2027-11-21'])
  })

  test('on its day and not before, when the act takes effect later', () => {
    const closed = event('inquiry_closed', '2026-02-10')
    // The draft lapses on 11 February 2027 unless it is approved: here it is, on 1 December 2026, for ten years.
    expect(lawTurns([closed], [closed], today)).toEqual(['2027-02-11'])
    expect(lawTurns([closed], [closed, event('approved', '2026-12-01')], today)).toEqual(['2026-12-01', '2036-12-02'])
  })

  test('never, when what is corrected of an old act changes no day to come', () => {
    const repealed = event('repealed', '2020-05-05')
    expect(
      lawTurns([event('approved', '2001-01-01'), repealed], [event('approved', '2001-02-01'), repealed], today),
    ).toEqual([])
  })
})

describe('were a recorded act of another day', () => {
  const approved = event('approved', '2015-03-02')
  const extended = event('dup_extended', '2024-11-04')
  const strayed = (events: readonly ReturnType<typeof event>[], of: ReturnType<typeof event>, on: string) =>
    strayedBy(events, { of, onDay: asDay(on) })

  test('a utility prolonged after its ten years have run out would stray', () => {
    // Ten years from 4 November 2014: its last day is that of the extension.
    expect(strayed([approved, extended], approved, '2014-11-04')).toBeNull()
    expect(strayed([approved, extended], approved, '2014-11-03')).toEqual(extended)
    expect(strayed([approved, extended], extended, '2025-03-02')).toBeNull()
    expect(strayed([approved, extended], extended, '2025-03-03')).toMatchObject({ kind: 'dup_extended' })
  })

  test('so would a renewal that renews nothing any more', () => {
    const study = event('study_opened', '2025-01-10')
    const renewal = event('study_opened', '2025-06-20')
    const anew = event('study_opened', '2026-03-02')
    // Twelve months from 10 March 2025: a third opening on 2 March 2026 would fall within the study, renewed already.
    expect(strayed([study, renewal, anew], study, '2025-02-10')).toBeNull()
    expect(strayed([study, renewal, anew], study, '2025-03-10')).toEqual(anew)
  })

  test('nothing strays that keeps its order, and what was out of order already is left to its own correction', () => {
    const closed = event('inquiry_closed', '2014-05-05')
    expect(strayed([closed, approved, extended], closed, '2014-06-05')).toBeNull()
    // Recorded by an operator: prolonged a year too late.
    const late = event('dup_extended', '2026-03-04')
    expect(strayed([closed, approved, late], closed, '2014-06-05')).toBeNull()
    expect(strayed([closed, approved, late], late, '2025-03-02')).toBeNull()
    expect(strayed([closed, approved, late], late, '2025-12-02')).toMatchObject({ onDay: '2025-12-02' })
  })
})
