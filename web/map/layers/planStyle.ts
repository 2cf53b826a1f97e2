import type { Hatch } from '../../../api/contract/mapMarks.ts'
import type { PlanState } from '../../../spatial/conformity/types.ts'
import { PALETTE, VERDICT_COLOURS } from '../palette.ts'

export type PlanLook = { readonly stroke: string; readonly fill: string; readonly hatch: Hatch | null }

const WASH = '#e8f1ee'

/** How a plan's state is told on the map: full where its règlement applies, hatched where less is sure. */
export const PLAN_LOOKS: Readonly<Record<PlanState | 'unknown', PlanLook>> = {
  in_force: { stroke: PALETTE.accent, fill: WASH, hatch: null },
  dup_expired: { stroke: PALETTE.accent, fill: WASH, hatch: 'diagonal' },
  draft_opposable: { stroke: VERDICT_COLOURS.reserved, fill: '#f8f1e3', hatch: 'backward' },
  inquiry: { stroke: VERDICT_COLOURS.unverified, fill: '#eef1f3', hatch: 'upright' },
  study: { stroke: VERDICT_COLOURS.unverified, fill: '#eef1f3', hatch: 'dotted' },
  repealed: { stroke: PALETTE.lineStrong, fill: PALETTE.land, hatch: null },
  lapsed: { stroke: PALETTE.lineStrong, fill: PALETTE.land, hatch: null },
  unknown: { stroke: VERDICT_COLOURS.unverified, fill: '#eef1f3', hatch: 'dotted' },
}
