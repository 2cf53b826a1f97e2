import type { Bilingual } from '../../spatial/bilingual.ts'
import type { LandUse, Parameter, ZoneFamily } from '../../spatial/conformity/types.ts'
import type { Layout } from './quarter.ts'
import type { Figure, ZoneRule } from './types.ts'

/** Figures of a zone as one line of its table; null is "not published", an absent one is "the zone has no such rule". */
export type Table = Partial<Record<Parameter, number | null>>

/** How an agency prints the two ratios: the same three letters mean opposite things from one agency to the next. */
export type Printing = { readonly footprint: (share: number) => string; readonly floor: (ratio: number) => string }

const french = (value: number) => value.toLocaleString('fr-FR', { maximumFractionDigits: 2 })

/** Casablanca prints the floor ratio as COS and the footprint share as CUS. */
export const CASABLANCA: Printing = {
  footprint: (share) => `CUS ${french(share * 100)} %`,
  floor: (ratio) => `COS ${french(ratio)}`,
}

/** The south prints the footprint as COS and the floor ratio as CUS. */
export const SOUTH: Printing = {
  footprint: (share) => `COS ${french(share)}`,
  floor: (ratio) => `CUS ${french(ratio)}`,
}

function printedLabel(parameter: Parameter, value: number, printing: Printing): string {
  if (parameter === 'footprint_ratio_max') return printing.footprint(value)
  if (parameter === 'floor_ratio_max') return printing.floor(value)
  if (parameter === 'levels_max') return `R+${value - 1}`
  if (parameter.endsWith('_m2')) return `${french(value)} m²`
  if (parameter.endsWith('_share_min')) return `${french(value * 100)} %`
  return parameter.endsWith('_m') ? `${french(value)} m` : french(value)
}

const EVERY_USE: readonly LandUse[] = [
  'individual_housing',
  'collective_housing',
  'commerce',
  'offices',
  'hotel',
  'industry',
  'warehouse',
  'public_facility',
  'agriculture',
]

export type ZoneLine = {
  readonly family: ZoneFamily
  readonly label: Bilingual
  readonly permitted: readonly LandUse[]
  readonly article: number
  readonly table: Table
  readonly layout: Layout | null
  readonly sector?: string
  readonly buildable?: boolean | null
}

/** Makes the zones of one agency's règlement: what a zone does not permit, its article forbids. */
export const zoneOf =
  (printing: Printing) =>
  (code: string, line: ZoneLine): ZoneRule => ({
    code,
    ...(line.sector === undefined ? {} : { sector: line.sector }),
    family: line.family,
    label: line.label,
    buildable: line.buildable === undefined ? true : line.buildable,
    permitted: line.permitted,
    forbidden: EVERY_USE.filter((use) => !line.permitted.includes(use)),
    article: `art. ${line.article} (règlement de démonstration)`,
    figures: figuresOf(line.table, printing),
    layout: line.layout,
  })

function figuresOf(table: Table, printing: Printing): Partial<Record<Parameter, Figure>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, value]) => {
      const parameter = name as Parameter // the keys of Table are parameters; Object.entries forgets it
      return [parameter, { value, printed: value === null ? null : printedLabel(parameter, value, printing) }]
    }),
  )
}

/** Rows of houses: width and depth of a lot, length of a block, the three widths of its streets. */
export const rows = (
  lotWidthM: number,
  lotDepthM: number,
  blockLengthM: number,
  streetsM: Layout['streetsM'],
): Layout => ({
  lotWidthM,
  lotDepthM,
  blockLengthM,
  streetsM,
  disorder: 0.015,
})

/** Set-backs every zone of buildings shares: 4 m on the street, half the height and at least 4 m to boundaries. */
export const DETACHED: Table = {
  setback_street_m: 4,
  setback_side_m: 4,
  setback_rear_m: 4,
  prospect_street_ratio: 1,
  prospect_boundary_ratio: 0.5,
  prospect_boundary_min_m: 4,
}

/** Built on the street line and on party walls. */
export const IN_ROWS: Table = { setback_street_m: 0, setback_side_m: 0, prospect_street_ratio: 1.2 }

export const PARKING: Table = {
  parking_per_dwelling: 1,
  parking_m2_per_place_offices: 80,
  parking_m2_per_place_commerce: 50,
}
