import { expect, test } from 'vitest'
import { planTimeline } from '../../../spatial/conformity/planTimeline.ts'
import { asDay } from '../../../spatial/day.ts'

const event = (
  kind: 'study_opened' | 'inquiry_opened' | 'inquiry_closed' | 'approved' | 'repealed',
  onDay: string,
) => ({
  kind,
  onDay: asDay(onDay),
  act: null,
})

test('a new version binds from the closing of its inquiry, and the old one again when the draft lapses after twelve months', () => {
  const spans = planTimeline('PA', [
    { versionId: 'old', events: [event('approved', '2015-03-10')] },
    { versionId: 'new', events: [event('inquiry_opened', '2023-01-16'), event('inquiry_closed', '2023-02-15')] },
  ])
  expect(spans.map(({ from, to, bindingId }) => [from, to, bindingId])).toEqual([
    ['2015-03-10', '2023-01-15', 'old'],
    ['2023-01-16', '2023-02-14', 'old'],
    ['2023-02-15', '2024-02-15', 'new'],
    ['2024-02-16', '2025-03-10', 'old'],
    ['2025-03-11', null, 'old'],
  ])
  expect(spans.at(-1)?.states.map(({ state }) => state)).toEqual(['dup_expired', 'lapsed'])
})

test('decisions are deferred while a study is open, six months from its decree', () => {
  const spans = planTimeline('PA', [{ versionId: 'one', events: [event('study_opened', '2024-08-31')] }])
  expect(spans.map(({ from, to, deferred, bindingId }) => [from, to, deferred, bindingId])).toEqual([
    ['2024-08-31', '2025-02-28', true, null],
    ['2025-03-01', null, false, null],
  ])
})

test('a repealed plan binds no more', () => {
  const spans = planTimeline('PA', [
    { versionId: 'one', events: [event('approved', '2020-06-01'), event('repealed', '2022-09-05')] },
  ])
  expect(spans.map(({ from, to, bindingId }) => [from, to, bindingId])).toEqual([
    ['2020-06-01', '2022-09-04', 'one'],
    ['2022-09-05', null, null],
  ])
})

test('a plan without an act has no life yet', () =>
  expect(planTimeline('PA', [{ versionId: 'one', events: [] }])).toEqual([]))
