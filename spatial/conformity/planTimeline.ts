import type { Day } from '../day.ts'
import { bindingAmong } from './governing.ts'
import { type PlanEvent, planState } from './planState.ts'
import { addMonths, addYears, dayAfter } from './terms.ts'
import { THRESHOLDS } from './thresholds.ts'
import type { PlanState } from './types.ts'

export type VersionOfPlan = { readonly versionId: string; readonly events: readonly PlanEvent[] }

/** How a plan stands from a day on, until the next span begins; the last one has no end yet. */
export type PlanSpan = {
  readonly from: Day
  /** Its last day. */
  readonly to: Day | null
  /** The version whose règlement binds on these days; null when none does. */
  readonly bindingId: string | null
  /** A study is open: the president must defer (law 12-90, art. 21 and 22). */
  readonly deferred: boolean
  readonly states: readonly {
    readonly versionId: string
    readonly state: PlanState
    readonly since: Day
    readonly act: string | null
  }[]
}

const dayBefore = (day: Day): Day => {
  const instant = new Date(`${day}T00:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() - 1)
  return instant.toISOString().slice(0, 10) as Day // minted from a real calendar day
}

/** Days on which the state of a version may change: its acts, and the morrow of every term that runs from one. */
function turningDays({ events }: VersionOfPlan): readonly Day[] {
  const { studyTerm, draftTerm, publicUtilityTerm } = THRESHOLDS
  return events.flatMap(({ onDay }) => [
    onDay,
    dayAfter(addMonths(onDay, studyTerm.value)),
    dayAfter(addMonths(onDay, 2 * studyTerm.value)),
    dayAfter(addMonths(onDay, draftTerm.value)),
    dayAfter(addYears(onDay, publicUtilityTerm.value)),
  ])
}

/**
 * The spans of a plan's life by the acts of all its versions: which state each is in, which one's règlement binds, whether
 * decisions are deferred. The versions are taken over the same ground; where they differ, the map says which one covers a place.
 */
export function planTimeline(plan: string, versions: readonly VersionOfPlan[]): readonly PlanSpan[] {
  const days = [...new Set(versions.flatMap(turningDays))].sort()
  const spans = days.map((day) => spanOn(plan, versions, day)).filter(({ states }) => states.length > 0)
  const distinct = spans.filter((span, nth) => nth === 0 || !isSame(span, spans[nth - 1]))
  return distinct.map((span, nth) => {
    const next = distinct[nth + 1]
    return next ? { ...span, to: dayBefore(next.from) } : span
  })
}

function spanOn(plan: string, versions: readonly VersionOfPlan[], day: Day): PlanSpan {
  const states = versions.flatMap(({ versionId, events }) => {
    const standing = planState(events, day)
    return standing ? [{ versionId, ...standing }] : []
  })
  const [binding] = bindingAmong(states.map((standing) => ({ ...standing, plan, overlapM2: 1 })))
  const deferred = states.some(({ state }) => state === 'study')
  return { from: day, to: null, bindingId: binding?.versionId ?? null, deferred, states }
}

const isSame = (one: PlanSpan, other: PlanSpan | undefined): boolean =>
  JSON.stringify([one.bindingId, one.deferred, one.states]) ===
  JSON.stringify(other && [other.bindingId, other.deferred, other.states])
