import { describe, expect, test } from 'vitest'
import { lawTurns, nextActs } from '../../../spatial/conformity/nextActs.ts'
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
