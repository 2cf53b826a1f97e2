import { governingPlans } from '../../spatial/conformity/governing.ts'
import type { Facts, PlanState } from '../../spatial/conformity/types.ts'

/** Approved, whether or not its declaration of public utility still runs. */
const APPROVED: readonly PlanState[] = ['in_force', 'dup_expired']

/**
 * Whether anybody may ask: approved plans govern all of the land, but for a strip that surveys do not tell. Elsewhere the
 * note is the owner's, or whoever has their agreement (RGC 2013, article 7).
 */
export function isOpenToAnybody(ground: Facts): boolean {
  const governing = governingPlans(ground)
  if (governing.length === 0 || governing.some(({ state }) => !APPROVED.includes(state))) return false
  const covered = governing.reduce((sum, { overlapM2 }) => sum + overlapM2, 0)
  const strip = Math.max(ground.tolerance.sliverM, ...governing.map(({ toleranceM }) => toleranceM))
  return ground.parcel.areaM2 - covered <= strip * ground.parcel.widthM
}
