import { z } from 'zod'
import { TRACKS } from '../procedures/definition.ts'
import { bilingual, day } from '../shapes.ts'
import { INDICATOR_CODES } from './indicators.ts'
import { period, quarter } from './period.ts'

export const LEVELS = ['country', 'regions', 'provinces', 'communes', 'agencies'] as const
export type Level = (typeof LEVELS)[number]

const procedureCode = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/)

export const performanceQuery = z.object({
  indicator: z.enum(INDICATOR_CODES).default('median_working_net'),
  /** The last quarter that ended when none is said. */
  period: period.optional(),
  procedure: procedureCode.optional(),
  track: z.enum(TRACKS).optional(),
})

/** What a figure is: its events, what is left out, and under how many dossiers it is withheld. */
export const definition = z.object({
  code: z.enum(INDICATOR_CODES),
  name: bilingual,
  /** The event it is counted from; null where it counts dossiers at one moment. */
  from: bilingual.nullable(),
  to: bilingual.nullable(),
  how: bilingual,
  excluded: bilingual,
  least: z.int(),
  better: z.enum(['lower', 'higher']).nullable(),
})
export type Definition = z.infer<typeof definition>

export const periodAnswer = z.object({ code: period, first: day, last: day, running: z.boolean() })

export const performanceRow = z.object({
  code: z.string(),
  /** Null when there is nothing to count, or when it is withheld. */
  value: z.number().nullable(),
  /** The dossiers it is made of. */
  n: z.int(),
  /** Too few to be told to the public. Officials of the territory are given the value, and `n` says how few. */
  withheld: z.boolean(),
  /** Why the figure is not that of one unchanged commune all along: created, merged, renamed. */
  note: bilingual.optional(),
})
export type PerformanceRow = z.infer<typeof performanceRow>

export const performanceAnswer = z.object({
  definition,
  unit: z.enum(['dossiers', 'days', 'working_days', 'percent']),
  period: periodAnswer,
  /**
   * The whole delay of the procedure and track asked about, in force on the last day; without a procedure, that of a
   * building permit of the track. Null where none is sourced, or where one delay does not hold for all that is shown.
   */
  legal: z.object({ days: z.int(), unit: z.enum(['working', 'calendar']), rule: bilingual }).nullable(),
  /** Dossiers left out because of a day in the future, out of order or not known. */
  doubtful: z.int(),
  /** Changes of dossiers that are not in these figures yet, a thousand at most: none but for a second or two, unless the roll-up stands still. */
  waiting: z.int(),
  rows: z.array(performanceRow),
})
export type PerformanceAnswer = z.infer<typeof performanceAnswer>

/** The first and the last quarter of which there are figures; null while there are none. */
export const performancePeriods = z.object({ first: quarter.nullable(), last: quarter.nullable() })

/** Which urban agency a commune is of, on the day the figures of a period are told for. */
export const agencyGroundsQuery = z.object({ period: period.optional() })
export const agencyGrounds = z.object({
  on: day,
  /** By name; as in the figures, a commune may be of two of them. */
  agencies: z.array(
    z.object({
      /** The id of the body, as in the figures by agency. */
      code: z.uuid(),
      nameFr: z.string(),
      nameAr: z.string(),
      /** None where nobody has told what the agency is in charge of: the figures have no row of it. */
      communes: z.array(z.string()),
    }),
  ),
})
export type AgencyGrounds = z.infer<typeof agencyGrounds>

/** Every indicator of one territory over the quarters up to one, for a sheet, a hover card's trend, a forecast. */
export const territorySeriesQuery = z.object({
  /** The last quarter of the series; the last one that ended when none is said. */
  period: quarter.optional(),
  quarters: z.coerce.number().int().min(1).max(16).default(12),
  procedure: procedureCode.optional(),
  track: z.enum(TRACKS).optional(),
})
export const territorySeries = z.object({
  code: z.string(),
  level: z.enum(LEVELS),
  periods: z.array(periodAnswer),
  /** By indicator, one value a period. */
  series: z.record(z.enum(INDICATOR_CODES), z.array(performanceRow.omit({ code: true }))),
  /** Of the last period: dossiers open by age. */
  ages: z.array(z.object({ upTo: z.int().nullable(), n: z.int() })),
  reasons: z.array(
    z.object({
      kind: z.enum(['complement', 'refusal']),
      code: z.string(),
      /** What is asked by such a complement, as it is worded last; null for a ground of refusal. */
      sentence: bilingual.nullable(),
      n: z.int(),
    }),
  ),
  /** Reasons of so few dossiers that the public is not told which. */
  reasonsWithheld: z.int(),
  bodies: z.array(
    z.object({
      id: z.string(),
      nameFr: z.string(),
      nameAr: z.string(),
      asked: z.int(),
      answered: z.int(),
      /** Working days from being asked to the first answer. */
      medianDays: z.number().nullable(),
      withheld: z.boolean(),
    }),
  ),
})
export type TerritorySeries = z.infer<typeof territorySeries>
