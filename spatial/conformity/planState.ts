import type { Day } from '../day.ts'
import { addMonths, addYears, dayAfter } from './terms.ts'
import { THRESHOLDS } from './thresholds.ts'
import type { PlanState } from './types.ts'

export const PLAN_EVENT_KINDS = [
  'study_opened',
  'inquiry_opened',
  'inquiry_closed',
  'approved',
  'dup_extended',
  'repealed',
] as const
export type PlanEventKind = (typeof PLAN_EVENT_KINDS)[number]

export type PlanEvent = { readonly kind: PlanEventKind; readonly onDay: Day; readonly act: string | null }

/** The state of one version on a day, since when, and the act that put it there. */
export type PlanStateOnDay = { readonly state: PlanState; readonly since: Day; readonly act: string | null }

/**
 * The legal state of a plan version on a day (law 12-90, art. 21 to 28), from its acts.
 * A term's last day still counts: an effect ends the day after. Null before the first act.
 */
export function planState(events: readonly PlanEvent[], on: Day): PlanStateOnDay | null {
  const past = events.filter(({ onDay }) => onDay <= on).sort((a, b) => (a.onDay < b.onDay ? -1 : 1))
  const latest = (kind: PlanEventKind) => past.filter((event) => event.kind === kind).at(-1)
  const approved = latest('approved')
  const repealed = latest('repealed')
  if (repealed && (!approved || approved.onDay <= repealed.onDay)) return stateOf('repealed', repealed)
  if (approved) return inForce(approved, latest('dup_extended'), on)
  const closed = latest('inquiry_closed')
  if (closed) return termOf('draft_opposable', closed, addMonths(closed.onDay, THRESHOLDS.draftTerm.value), on)
  const inquiry = latest('inquiry_opened')
  if (inquiry) return stateOf('inquiry', inquiry)
  const studied = study(past)
  return studied && termOf('study', studied.from, studied.last, on)
}

/** Whether a version is over: its term ran out, or an act took it back. */
export const isOver = (state: PlanState): boolean => state === 'lapsed' || state === 'repealed'

/** Last day of the study that runs over a plan on a day, renewed or not (art. 21); null where none runs. */
export function lastDayOfStudy(events: readonly PlanEvent[], on: Day): Day | null {
  if (planState(events, on)?.state !== 'study') return null
  return study(events.filter(({ onDay }) => onDay <= on).sort((a, b) => (a.onDay < b.onDay ? -1 : 1)))?.last ?? null
}

/** Last day on which a draft whose inquiry closed that day may be opposed (art. 27). */
export const lastOpposableDay = (closed: Day): Day => addMonths(closed, THRESHOLDS.draftTerm.value)

const stateOf = (state: PlanState, { onDay, act }: PlanEvent): PlanStateOnDay => ({ state, since: onDay, act })

const termOf = (state: PlanState, event: PlanEvent, last: Day, on: Day): PlanStateOnDay =>
  on <= last ? stateOf(state, event) : { state: 'lapsed', since: dayAfter(last), act: event.act }

/** The declaration of public utility runs 10 years (art. 28); the règlement outlives it. */
function inForce(approved: PlanEvent, extended: PlanEvent | undefined, on: Day): PlanStateOnDay {
  const runsFrom = extended && extended.onDay > approved.onDay ? extended : approved
  const last = addYears(runsFrom.onDay, THRESHOLDS.publicUtilityTerm.value)
  if (on <= last) return stateOf('in_force', approved)
  return { state: 'dup_expired', since: dayAfter(last), act: approved.act }
}

/** Six months, renewable once (art. 21): a renewal in time adds a term to the first, a late one starts a new study. */
function study(past: readonly PlanEvent[]): { readonly from: PlanEvent; readonly last: Day } | null {
  let current: { from: PlanEvent; last: Day; renewals: number } | null = null
  for (const event of past.filter(({ kind }) => kind === 'study_opened')) {
    const renews: boolean =
      current !== null && event.onDay <= current.last && current.renewals < THRESHOLDS.studyRenewals.value
    if (current && renews)
      current = {
        from: current.from,
        last: addMonths(current.from.onDay, 2 * THRESHOLDS.studyTerm.value),
        renewals: current.renewals + 1,
      }
    else if (!current || event.onDay > current.last)
      current = { from: event, last: addMonths(event.onDay, THRESHOLDS.studyTerm.value), renewals: 0 }
  }
  return current
}
