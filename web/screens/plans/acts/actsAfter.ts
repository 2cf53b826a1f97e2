import type { PlanAct } from '../../../../api/contract/plans/acts.ts'
import type { Plan, PlanSpanAnswer, PlanVersion } from '../../../../api/contract/plans/plans.ts'
import { strayedBy } from '../../../../spatial/conformity/nextActs.ts'
import { type PlanEvent, type PlanEventKind, planState } from '../../../../spatial/conformity/planState.ts'
import { planTimeline } from '../../../../spatial/conformity/planTimeline.ts'
import type { PlanState } from '../../../../spatial/conformity/types.ts'
import { asDay, type Day } from '../../../../spatial/day.ts'

export type Proposed = Pick<PlanAct, 'what' | 'kind' | 'onDay' | 'act'> & {
  readonly former: Pick<NonNullable<PlanAct['former']>, 'kind' | 'onDay'> | null
}

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

/** The act the law would not let follow any more, were a recorded one said right so; null where none is, and of a new act. */
export function strayAfter(
  version: Pick<PlanVersion, 'events'>,
  { what, onDay, former }: Proposed,
): { readonly kind: PlanEventKind; readonly onDay: Day } | null {
  const events = recorded(version)
  const of = events.find((one) => one.kind === former?.kind && one.onDay === former.onDay)
  return what === 'correct' && of ? strayedBy(events, { of, onDay: asDay(onDay) }) : null
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
