import { bindingAmong } from '../../../spatial/conformity/governing.ts'
import { planState } from '../../../spatial/conformity/planState.ts'
import { planTimeline } from '../../../spatial/conformity/planTimeline.ts'
import type { Day } from '../../../spatial/day.ts'
import type { Plan, PlanLine } from '../../contract/plans/plans.ts'
import type { PlanRow, planById, VersionOf } from './queries.ts'

/** A plan in a list: by the version that binds on the day, else the latest one. */
export function presentLine({ versions, ...plan }: PlanRow, on: Day): PlanLine {
  const standings = versions.flatMap(({ id, label, events }) => {
    const standing = planState(events, on)
    return standing ? [{ versionId: id, label, plan: plan.code, overlapM2: 1, ...standing }] : []
  })
  const [binding] = bindingAmong(standings)
  const shown = binding ?? standings.find(({ versionId }) => versionId === versions[0]?.id)
  const standing = shown ? { state: shown.state, since: shown.since, act: shown.act } : null
  return { ...plan, versions: versions.length, label: shown?.label ?? versions[0]?.label ?? '', standing }
}

type PlanFound = NonNullable<Awaited<ReturnType<typeof planById>>>

export const presentPlan = (plan: PlanFound, versions: readonly VersionOf[], on: Day): Plan => ({
  ...plan,
  on,
  versions: versions.map((version) => ({
    ...version,
    events: [...version.events],
    standing: planState(version.events, on),
  })),
  timeline: planTimeline(
    plan.code,
    versions.map(({ id, events }) => ({ versionId: id, events })),
  ).map(({ states, ...span }) => ({ ...span, states: [...states] })),
})
