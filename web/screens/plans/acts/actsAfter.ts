import type { PlanAct } from '../../../../api/contract/plans/acts.ts'
import type { Plan, PlanSpanAnswer, PlanVersion } from '../../../../api/contract/plans/plans.ts'
import { type PlanEvent, planState } from '../../../../spatial/conformity/planState.ts'
import { planTimeline } from '../../../../spatial/conformity/planTimeline.ts'
import type { PlanState } from '../../../../spatial/conformity/types.ts'
import { asDay } from '../../../../spatial/day.ts'

export type Proposed = Pick<PlanAct, 'what' | 'kind' | 'onDay' | 'act' | 'former'>

const recorded = ({ events }: Pick<PlanVersion, 'events'>): readonly PlanEvent[] =>
  events.map(({ kind, onDay, act }) => ({ kind, onDay: asDay(onDay), act }))

/** The acts of a version once a proposed one is law. Pure. */
export function actsAfter(
  version: Pick<PlanVersion, 'events'>,
  { what, kind, onDay, act, former }: Proposed,
): readonly PlanEvent[] {
  const others = recorded(version).filter((one) => one.kind !== former?.kind || one.onDay !== former.onDay)
  return what === 'cancel' ? others : [...others, { kind, onDay: asDay(onDay), act }]
}

/** How the version then stands, on the day asked or on the day it takes effect if that is later; null without any act. */
export function stateAfter(
  version: Pick<PlanVersion, 'events'>,
  proposed: Proposed,
  on: string,
): { readonly day: string; readonly state: PlanState | null } {
  const day = proposed.what !== 'cancel' && proposed.onDay > on ? proposed.onDay : on
  return { day, state: planState(actsAfter(version, proposed), asDay(day))?.state ?? null }
}

/** The spans of the plan's life if the acts that wait were all published. */
export function timelineAfter({ code, versions }: Plan, waiting: readonly PlanAct[]): readonly PlanSpanAnswer[] {
  const spans = planTimeline(
    code,
    versions.map((version) => {
      const act = waiting.find(({ versionId }) => versionId === version.id)
      return { versionId: version.id, events: act ? actsAfter(version, act) : recorded(version) }
    }),
  )
  return spans.map(({ states, ...span }) => ({ ...span, states: [...states] }))
}
