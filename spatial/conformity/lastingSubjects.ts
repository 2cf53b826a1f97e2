import type { PlanFact, ZoneFact } from './types.ts'

/** What of the facts names zones and plans beyond one version. */
export type Met = {
  readonly plans: readonly Pick<PlanFact, 'versionId' | 'plan'>[]
  readonly zones: readonly Pick<ZoneFact, 'zoneId' | 'versionId' | 'code' | 'sector'>[]
}

/**
 * For each zone and plan version a report met, a name that lasts from one version of a plan to the next: a zone's code and
 * sector in its plan, a plan's own code. Ids are given anew whenever a version is drawn.
 */
export function lastingNames({ plans, zones }: Met): ReadonlyMap<string, string> {
  const planOf = new Map(plans.map(({ versionId, plan }) => [versionId, plan]))
  return new Map([
    ...plans.map(({ versionId, plan }) => [`plan:${versionId}`, `plan:${plan}`] as const),
    ...zones.map(({ zoneId, versionId, code, sector }) => {
      const plan = planOf.get(versionId) ?? versionId
      return [`zone:${zoneId}`, `zone:${plan}:${code}:${sector ?? ''}`] as const
    }),
  ])
}

/** A check's subject under the name that lasts; one side of it (`zone:…/street`) keeps its side. */
export function lastingSubject(names: ReadonlyMap<string, string>, subject: string | null): string | null {
  if (subject === null) return null
  const [thing = '', ...side] = subject.split('/')
  return [names.get(thing) ?? thing, ...side].join('/')
}
