import type { Day } from '../day.ts'
import { lastOpposableDay, type PlanEvent, planState } from './planState.ts'
import { addYears } from './terms.ts'
import { THRESHOLDS } from './thresholds.ts'

/**
 * The last day on which what the version is worth today still holds: of an approved plan, that of the declaration of
 * public utility (law 12-90, art. 28); of an opposable draft, its twelve months (art. 27). Null in any other state: no
 * text gives the règlement that outlives its declaration an end.
 */
export function lastDayOfEffects(events: readonly PlanEvent[], on: Day): Day | null {
  const state = planState(events, on)?.state
  const latest = (...kinds: readonly PlanEvent['kind'][]) =>
    events
      .filter(({ kind, onDay }) => kinds.includes(kind) && onDay <= on)
      .map(({ onDay }) => onDay)
      .sort()
      .at(-1)
  if (state === 'in_force') {
    const from = latest('approved', 'dup_extended')
    return from ? addYears(from, THRESHOLDS.publicUtilityTerm.value) : null
  }
  if (state !== 'draft_opposable') return null
  const closed = latest('inquiry_closed')
  return closed ? lastOpposableDay(closed) : null
}
