import type { Parameter } from '../../../spatial/conformity/types.ts'

/** In what a figure is counted: a share is 0..1, a ratio 0..n, places are a dwelling's. */
export const FIGURE_UNITS = ['m2', 'm', 'share', 'ratio', 'levels', 'places', 'm2_per_place'] as const
export type FigureUnit = (typeof FIGURE_UNITS)[number]

type Figure = {
  readonly unit: FigureUnit
  /** Beyond it the figure is a slip of the pen (metres for centimetres, 35 for 0.35), not a rule: it is asked again. */
  readonly most: number
}

/** The unit of each figure, and the most a règlement can sensibly say. */
export const FIGURES: Readonly<Record<Parameter, Figure>> = {
  min_area_m2: { unit: 'm2', most: 10_000_000 },
  min_width_m: { unit: 'm', most: 1000 },
  min_frontage_m: { unit: 'm', most: 1000 },
  footprint_ratio_max: { unit: 'share', most: 1 },
  floor_ratio_max: { unit: 'ratio', most: 20 },
  height_max_m: { unit: 'm', most: 500 },
  levels_max: { unit: 'levels', most: 120 },
  setback_street_m: { unit: 'm', most: 500 },
  setback_side_m: { unit: 'm', most: 500 },
  setback_rear_m: { unit: 'm', most: 500 },
  prospect_street_ratio: { unit: 'ratio', most: 10 },
  prospect_boundary_ratio: { unit: 'ratio', most: 10 },
  prospect_boundary_min_m: { unit: 'm', most: 500 },
  parking_per_dwelling: { unit: 'places', most: 20 },
  parking_m2_per_place_offices: { unit: 'm2_per_place', most: 1000 },
  parking_m2_per_place_commerce: { unit: 'm2_per_place', most: 1000 },
  green_share_min: { unit: 'share', most: 1 },
}

export const FIGURE_FAULTS = ['NEGATIVE', 'SHARE_OVER_ONE', 'NOT_WHOLE', 'TOO_LARGE', 'ZERO'] as const
export type FigureFault = (typeof FIGURE_FAULTS)[number]

/** A maximum of zero would forbid all building: that is said by "not buildable", never by a figure. */
const NEVER_ZERO: readonly Parameter[] = [
  'height_max_m',
  'levels_max',
  'parking_m2_per_place_offices',
  'parking_m2_per_place_commerce',
]

/** Why a figure cannot stand; null when it can. */
export function figureFault(parameter: Parameter, value: number): FigureFault | null {
  const { unit, most } = FIGURES[parameter]
  if (value < 0) return 'NEGATIVE'
  if (unit === 'share' && value > 1) return 'SHARE_OVER_ONE'
  if (unit === 'levels' && !Number.isInteger(value)) return 'NOT_WHOLE'
  if (value === 0 && NEVER_ZERO.includes(parameter)) return 'ZERO'
  return value > most || !Number.isFinite(value) ? 'TOO_LARGE' : null
}
