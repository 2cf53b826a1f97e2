import { describe, expect, test } from 'vitest'
import { type PlanEvent, type PlanEventKind, planState } from '../../../spatial/conformity/planState.ts'
import { addMonths, dayAfter } from '../../../spatial/conformity/terms.ts'
import { day } from '../../build/facts.ts'

const event = (kind: PlanEventKind, onDay: string): PlanEvent => ({ kind, onDay: day(onDay), act: `acte ${onDay}` })
const stateOn = (on: string, ...events: PlanEvent[]) => planState(events, day(on))

describe('the legal state of a plan', () => {
  test('there is none before its first act', () => {
    expect(stateOn('2024-01-09', event('study_opened', '2024-01-10'))).toBeNull()
    expect(stateOn('2024-01-09')).toBeNull()
  })

  test('a study lasts six months, the last day included', () => {
    const opened = event('study_opened', '2024-01-10')
    expect(stateOn('2024-07-10', opened)).toEqual({ state: 'study', since: '2024-01-10', act: 'acte 2024-01-10' })
    expect(stateOn('2024-07-11', opened)).toEqual({ state: 'lapsed', since: '2024-07-11', act: 'acte 2024-01-10' })
  })

  test('a study renewed in time lasts twelve months, and is renewed only once', () => {
    const acts = [
      event('study_opened', '2024-01-10'),
      event('study_opened', '2024-07-01'),
      event('study_opened', '2024-12-20'),
    ]
    expect(stateOn('2025-01-10', ...acts)?.state).toBe('study')
    expect(stateOn('2025-01-11', ...acts)).toMatchObject({ state: 'lapsed', since: '2025-01-11' })
  })

  test('a study opened after the first one lapsed is a new study', () => {
    const acts = [event('study_opened', '2022-01-10'), event('study_opened', '2024-03-01')]
    expect(stateOn('2024-09-01', ...acts)).toMatchObject({ state: 'study', since: '2024-03-01' })
    expect(stateOn('2024-09-02', ...acts)?.state).toBe('lapsed')
  })

  test('the inquiry follows the study and the draft binds from its closing, for twelve months', () => {
    const acts = [
      event('study_opened', '2024-01-10'),
      event('inquiry_opened', '2024-05-02'),
      event('inquiry_closed', '2024-06-02'),
    ]
    expect(stateOn('2024-05-01', ...acts)?.state).toBe('study')
    expect(stateOn('2024-05-02', ...acts)).toMatchObject({ state: 'inquiry', since: '2024-05-02' })
    expect(stateOn('2024-06-02', ...acts)).toMatchObject({ state: 'draft_opposable', since: '2024-06-02' })
    expect(stateOn('2025-06-02', ...acts)?.state).toBe('draft_opposable')
    expect(stateOn('2025-06-03', ...acts)).toMatchObject({ state: 'lapsed', since: '2025-06-03' })
  })

  test('approval ends the draft even after it stopped being opposable', () => {
    const acts = [event('inquiry_closed', '2022-06-02'), event('approved', '2024-02-15')]
    expect(stateOn('2024-02-15', ...acts)).toEqual({ state: 'in_force', since: '2024-02-15', act: 'acte 2024-02-15' })
  })

  test('public utility runs ten years from approval and the règlement outlives it', () => {
    const approved = event('approved', '2014-02-28')
    expect(stateOn('2024-02-28', approved)?.state).toBe('in_force')
    expect(stateOn('2024-02-29', approved)).toEqual({
      state: 'dup_expired',
      since: '2024-02-29',
      act: 'acte 2014-02-28',
    })
  })

  test('an extension of public utility starts the ten years again', () => {
    const acts = [event('approved', '2010-03-01'), event('dup_extended', '2019-03-01')]
    expect(stateOn('2029-03-01', ...acts)).toMatchObject({ state: 'in_force', since: '2010-03-01' })
    expect(stateOn('2029-03-02', ...acts)?.state).toBe('dup_expired')
  })

  test('a repealed plan applies no more, unless it is approved again', () => {
    const acts = [event('approved', '2015-01-01'), event('repealed', '2020-01-01')]
    expect(stateOn('2019-12-31', ...acts)?.state).toBe('in_force')
    expect(stateOn('2020-01-01', ...acts)).toMatchObject({ state: 'repealed', since: '2020-01-01' })
    expect(stateOn('2022-01-01', ...acts, event('approved', '2021-01-01'))?.state).toBe('in_force')
  })

  test('acts may come in any order', () => {
    const acts = [event('approved', '2015-01-01'), event('study_opened', '2012-01-01')]
    expect(stateOn('2016-01-01', ...acts)).toEqual(stateOn('2016-01-01', ...acts.reverse()))
  })
})

describe('a term counted in months', () => {
  test('ends on the last day of a shorter month', () => {
    expect(addMonths(day('2023-08-31'), 6)).toBe('2024-02-29')
    expect(addMonths(day('2024-08-31'), 6)).toBe('2025-02-28')
    expect(addMonths(day('2024-02-29'), 120)).toBe('2034-02-28')
  })

  test('the day after the last of December is the first of January', () => {
    expect(dayAfter(day('2026-12-31'))).toBe('2027-01-01')
  })
})
