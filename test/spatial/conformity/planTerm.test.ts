import { expect, test } from 'vitest'
import { lastDayOfStudy, type PlanEvent } from '../../../spatial/conformity/planState.ts'
import { lastDayOfEffects } from '../../../spatial/conformity/planTerm.ts'
import type { Day } from '../../../spatial/day.ts'

const day = (text: string) => text as Day // written by hand, of the calendar
const act = (kind: PlanEvent['kind'], onDay: string): PlanEvent => ({ kind, onDay: day(onDay), act: null })
const APPROVED = [act('inquiry_closed', '2018-04-05'), act('approved', '2019-06-13')]

test('the effects of an approved plan end ten years after its approval, or after its declaration was extended', () => {
  expect(lastDayOfEffects(APPROVED, day('2026-11-24'))).toBe('2029-06-13')
  const extended = [...APPROVED, act('dup_extended', '2025-01-10')]
  expect(lastDayOfEffects(extended, day('2026-11-24'))).toBe('2035-01-10')
  // Extended later than the day that is asked about: nobody knew.
  expect(lastDayOfEffects(extended, day('2024-11-24'))).toBe('2029-06-13')
})

test('a draft may be opposed for twelve months from the closing of its inquiry', () => {
  expect(lastDayOfEffects([act('inquiry_closed', '2026-04-16')], day('2026-11-24'))).toBe('2027-04-16')
})

test('a règlement that outlives its declaration, a study and a repealed plan have no last day', () => {
  expect(lastDayOfEffects(APPROVED, day('2030-01-01'))).toBeNull()
  expect(lastDayOfEffects([act('study_opened', '2026-08-03')], day('2026-11-24'))).toBeNull()
  expect(lastDayOfEffects([...APPROVED, act('repealed', '2024-01-01')], day('2026-11-24'))).toBeNull()
})

test('a study ends six months after it opened, twelve when it was renewed in time, and has no last day once it is over', () => {
  const once = [act('study_opened', '2026-08-03')]
  expect(lastDayOfStudy(once, day('2026-11-24'))).toBe('2027-02-03')
  expect(lastDayOfStudy(once, day('2027-02-04'))).toBeNull()
  const renewed = [...once, act('study_opened', '2027-01-20')]
  // The renewal is to come: nobody knows of it.
  expect(lastDayOfStudy(renewed, day('2026-11-24'))).toBe('2027-02-03')
  expect(lastDayOfStudy(renewed, day('2027-01-20'))).toBe('2027-08-03')
  expect(lastDayOfStudy([...once, act('inquiry_opened', '2026-10-01')], day('2026-11-24'))).toBeNull()
})
