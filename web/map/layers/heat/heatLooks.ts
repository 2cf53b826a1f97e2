import type { Hatch } from '../../../../api/contract/mapMarks.ts'
import type { HeatKind } from '../../../../api/contract/performance/heat.ts'
import { SEVEN_STEPS } from '../../palette.ts'

/** The most dossiers of each step but the last: a shade means the same everywhere, at every zoom. */
export const HEAT_LIMITS = [4, 9, 24, 49, 99] as const
export const HEAT_STEPS = [0, 1, 2, 3, 4, 5] as const

export const stepOf = (dossiers: number): number => HEAT_LIMITS.filter((limit) => dossiers > limit).length

/** From the least to the most dossiers of a step; null without an end. */
export const boundsOfStep = (step: number) => ({
  from: (HEAT_LIMITS[step - 1] ?? 0) + 1,
  to: HEAT_LIMITS[step] ?? null,
})

type Look = { readonly shades: readonly string[]; readonly hatch: Hatch | null }

/** Both darken as the count grows, which every eye sees; what is not late yet is hatched. */
export const HEAT_LOOKS: Readonly<Record<HeatKind, Look>> = {
  late: { shades: SEVEN_STEPS.warm.slice(1), hatch: null },
  soon: { shades: SEVEN_STEPS.cividis.slice(1), hatch: 'diagonal' },
}
