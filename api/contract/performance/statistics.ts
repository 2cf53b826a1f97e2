import { z } from 'zod'
import { day } from '../shapes.ts'
import { keyFigure, trendQuarter } from './bulletinData.ts'
import { definition, periodAnswer } from './performance.ts'

/** A figure that is null is withheld, too few dossiers being behind it, or there is none to tell. */
const statisticsFigure = keyFigure.extend({ withheld: z.boolean(), withheldBefore: z.boolean() })
export type StatisticsFigure = z.infer<typeof statisticsFigure>

/** The whole country, for everybody. */
export const statistics = z.object({
  period: periodAnswer,
  before: periodAnswer,
  /** The day the figures were brought up to; null before the first time. */
  asOf: day.nullable(),
  key: z.array(statisticsFigure),
  definitions: z.array(definition),
  /** Twelve quarters, the last that ended the last of them. */
  trend: z.array(trendQuarter),
  /** Open on the last day of the quarter, by days since filing; the last has no upper end. */
  ages: z.array(z.object({ upTo: z.int().nullable(), n: z.int() })),
})
export type Statistics = z.infer<typeof statistics>
