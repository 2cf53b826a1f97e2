import { governingPlans } from '../../spatial/conformity/governing.ts'
import type { PlanState } from '../../spatial/conformity/types.ts'
import type { Measured } from './gather.ts'

/** Approved, whether or not its declaration of public utility still runs. */
const APPROVED: readonly PlanState[] = ['in_force', 'dup_expired']

/**
 * Whether anybody may ask: approved plans govern all of the land, but for a strip that surveys do not tell. Elsewhere the
 * note is the owner's, or whoever has their agreement (RGC 2013, article 7).
 */
export function isOpenToAnybody({ ground, cover }: Pick<Measured, 'ground' | 'cover'>): boolean {
  const governing = governingPlans(ground)
  if (governing.length === 0 || governing.some(({ state }) => !APPROVED.includes(state))) return false
  const strip = Math.max(ground.tolerance.sliverM, ...governing.map(({ toleranceM }) => toleranceM))
  return ground.parcel.areaM2 - cover.plansM2 <= strip * ground.parcel.widthM
}
