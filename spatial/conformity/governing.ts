import { type Contact, contactOf } from './contact.ts'
import type { Evidence, Facts, PlanFact, PlanState, ZoneFact } from './types.ts'

/** States whose règlement binds: an opposable draft before the plan it replaces, a plan whose DUP ran out last. */
const RANK: Readonly<Partial<Record<PlanState, number>>> = { draft_opposable: 3, in_force: 2, dup_expired: 1 }

/** A version of a plan over some ground, and how it stands there. */
export type Standing = Pick<PlanFact, 'versionId' | 'plan' | 'state' | 'since' | 'overlapM2'>

const rank = ({ state }: Standing): number => RANK[state] ?? 0

/** What a plan's cover of a parcel is measured against. */
export type CoverOf = {
  readonly tolerance: Pick<Facts['tolerance'], 'sliverM'>
  readonly parcel: Pick<Facts['parcel'], 'areaM2' | 'widthM'>
}

/** A plan met on no more than its digitising strip, measured along the parcel's shortest side. */
export function isThinCover(
  { tolerance, parcel }: CoverOf,
  { overlapM2, toleranceM }: Pick<PlanFact, 'overlapM2' | 'toleranceM'>,
): boolean {
  return overlapM2 <= Math.max(tolerance.sliverM, toleranceM) * parcel.widthM && overlapM2 < parcel.areaM2 / 2
}

/** The versions whose règlement applies to the parcel on the day: binding, met for real, and not replaced. */
export function governingPlans(facts: Facts): readonly PlanFact[] {
  return bindingAmong(facts.plans.filter((plan) => !isThinCover(facts, plan)))
}

/** Of versions over one ground, those that bind there and are not replaced. */
export function bindingAmong<Plan extends Standing>(plans: readonly Plan[]): readonly Plan[] {
  const binding = plans.filter((plan) => rank(plan) > 0)
  return binding.filter((plan) => !binding.some((other) => replaces(other, plan)))
}

/** Art. 27: from the closing of its inquiry the draft binds and the old plan stops applying where the draft covers. */
function replaces(newer: Standing, older: Standing): boolean {
  if (newer.versionId === older.versionId || newer.overlapM2 < older.overlapM2 - 0.01) return false
  if (newer.state === 'draft_opposable') return older.state !== 'draft_opposable' && newer.since > older.since
  if (newer.plan !== older.plan) return false
  return rank(newer) > rank(older) || (rank(newer) === rank(older) && newer.since > older.since)
}

export type GoverningZone = { readonly zone: ZoneFact; readonly plan: PlanFact; readonly contact: Contact }

/** Every zone of a governing plan that meets the parcel or touches it, widest overlap first. */
export function zonesMet(facts: Facts): readonly GoverningZone[] {
  return governingPlans(facts).flatMap((plan) =>
    facts.zones
      .filter(({ versionId }) => versionId === plan.versionId)
      .map((zone) => ({ zone, plan, contact: contactOf(zone, facts.tolerance, plan.toleranceM) }))
      .filter(({ contact }) => contact !== 'apart')
      .sort((a, b) => b.zone.overlapM2 - a.zone.overlapM2 || (a.zone.zoneId < b.zone.zoneId ? -1 : 1)),
  )
}

/** The zones whose figures bind: of each plan the widest, and every other that is deeper than the tolerance. */
export function applicableZones(facts: Facts): readonly GoverningZone[] {
  const met = zonesMet(facts)
  const widest = (at: GoverningZone) => met.find(({ plan }) => plan.versionId === at.plan.versionId) === at
  return met
    .filter((at) => at.contact === 'whole' || at.contact === 'part' || (at.contact === 'thin' && widest(at)))
    .map((at) => (isAllButStrip(facts, at) ? { ...at, contact: 'whole' } : at))
}

/** Whether what the zone leaves of the parcel is no wider than the digitising strip, along the shortest side. */
function isAllButStrip({ tolerance, parcel }: Facts, { zone, plan }: GoverningZone): boolean {
  return parcel.areaM2 - zone.overlapM2 <= Math.max(tolerance.sliverM, plan.toleranceM) * parcel.widthM
}

export const planEvidence = ({ plan, version, dataDate }: PlanFact): Evidence => ({ plan, version, dataDate })
