import { check } from './check.ts'
import type { RuleCode } from './codes.ts'
import type { Check, Facts } from './types.ts'

/** The footprint to hold against a limit, m²: the larger of the declared and the drawn one; null when neither is given. */
export function footprintOf({ project, footprint }: Facts): number | null {
  const known = [project.footprintM2, footprint?.areaM2].filter((area) => area !== undefined)
  return known.length === 0 ? null : Math.max(...known)
}

/** A check about the whole parcel rather than one zone. */
export const parcelCheck = (rule: RuleCode, { parcel }: Facts, answer: Parameters<typeof check>[1]): Check =>
  check(rule, { at: parcel.at, ...answer })
