import type { Day } from '../day.ts'
import { type PlanEvent, type PlanEventKind, planState } from './planState.ts'
import { planTimeline } from './planTimeline.ts'
import type { PlanState } from './types.ts'

/** What the law lets follow each state (law 12-90, articles 18 to 28); what was repealed is followed by another version. */
const FOLLOWING: Readonly<Record<Exclude<PlanState, 'lapsed' | 'repealed'>, readonly PlanEventKind[]>> = {
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

const inOrder = <E extends PlanEvent>(events: readonly E[]): readonly E[] =>
  events.toSorted((a, b) => (a.onDay < b.onDay ? -1 : 1))

/**
 * The kinds of act that may take effect on a day after those already recorded, the usual one first. None on or before the
 * last recorded day: acts follow each other. Pure.
 */
export function nextActs(events: readonly PlanEvent[], on: Day): readonly PlanEventKind[] {
  const last = inOrder(events).at(-1)
  if (!last) return FIRST_ACTS
  const standing = planState(events, on)
  if (on <= last.onDay || !standing) return []
  if (standing.state === 'repealed') return []
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

/** The acts that the law does not let follow those of the days before them. */
export function strayActs<E extends PlanEvent>(events: readonly E[]): readonly E[] {
  const ordered = inOrder(events)
  return ordered.filter(({ kind, onDay }, nth) => !nextActs(ordered.slice(0, nth), onDay).includes(kind))
}

type Correction<E> = { readonly of: E; readonly onDay: Day }

/**
 * The act that the law would not let follow any more, were a recorded act of another day: itself, or a later one that is
 * in order as things stand, such as a utility prolonged after its ten years would have run out. Null where none is. What
 * was already out of order is left to its own correction. Pure.
 */
export function strayedBy<E extends PlanEvent>(events: readonly E[], { of, onDay }: Correction<E>): PlanEvent | null {
  const already = strayActs(events).filter((one) => one !== of)
  const corrected = new Map(events.map((one) => [one === of ? { ...one, onDay } : one, one]))
  return strayActs([...corrected.keys()]).find((one) => !already.some((was) => was === corrected.get(one))) ?? null
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
