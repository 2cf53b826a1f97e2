import type { Day } from '../day.ts'
import { type PlanEvent, type PlanEventKind, planState } from './planState.ts'
import { planTimeline } from './planTimeline.ts'
import type { PlanState } from './types.ts'

/** What the law lets follow each state (law 12-90, articles 18 to 28); what was repealed is followed by another version. */
const FOLLOWING: Readonly<Record<Exclude<PlanState, 'lapsed'>, readonly PlanEventKind[]>> = {
  study: ['inquiry_opened', 'study_opened', 'repealed'],
  inquiry: ['inquiry_closed', 'repealed'],
  draft_opposable: ['approved', 'repealed'],
  in_force: ['dup_extended', 'repealed'],
  dup_expired: ['repealed'],
}

/** A first act: a version enters where its procedure stands. */
export const FIRST_ACTS = [
  'study_opened',
  'inquiry_opened',
  'inquiry_closed',
  'approved',
] as const satisfies readonly PlanEventKind[]

const latest = (events: readonly PlanEvent[]): PlanEvent | undefined =>
  events.toSorted((a, b) => (a.onDay < b.onDay ? -1 : 1)).at(-1)

/**
 * The kinds of act that may take effect on a day after those already recorded, the usual one first. None on or before the
 * last recorded day: acts follow each other. Pure.
 */
export function nextActs(events: readonly PlanEvent[], on: Day): readonly PlanEventKind[] {
  const last = latest(events)
  if (!last) return FIRST_ACTS
  const standing = planState(events, on)
  if (on <= last.onDay || !standing) return []
  if (standing.state === 'lapsed') return afterLapse(last)
  return FOLLOWING[standing.state].filter((kind) => kind !== 'study_opened' || renews(events, on))
}

/** A study is renewed once (art. 21): what would change nothing is no act to take. */
const renews = (events: readonly PlanEvent[], on: Day): boolean =>
  turnsAfter([...events, { kind: 'study_opened', onDay: on, act: null }], on).join() !== turnsAfter(events, on).join()

/** A term that ran out ends an effect, not the procedure (art. 21 and 27). */
function afterLapse({ kind }: PlanEvent): readonly PlanEventKind[] {
  if (kind === 'inquiry_closed') return ['approved', 'repealed']
  return kind === 'study_opened' ? ['inquiry_opened', 'study_opened', 'repealed'] : []
}

/** Days to come on which the law of a version changes by itself or by an act of a later day. */
const turnsAfter = (events: readonly PlanEvent[], today: Day): readonly Day[] =>
  planTimeline('', [{ versionId: '', events }])
    .map(({ from }) => from)
    .filter((day) => day > today)

/**
 * The days on which dossiers are to be checked again when the acts of a version become others: today where its state is
 * not what it was, then each day to come on which it changes. Pure.
 */
export function lawTurns(before: readonly PlanEvent[], after: readonly PlanEvent[], today: Day): readonly Day[] {
  const same = JSON.stringify(planState(before, today)) === JSON.stringify(planState(after, today))
  return [...(same ? [] : [today]), ...turnsAfter(after, today)]
}
