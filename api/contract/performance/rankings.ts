import { z } from 'zod'
import { bilingual } from '../shapes.ts'
import { periodAnswer } from './performance.ts'
import { POPULATION_CLASSES } from './populationClasses.ts'

/** The ranks that are printed; whoever shares the last one is printed too. */
export const RANKS = 10

/** The two tracks that are ranked, apart. */
export const RANKED_TRACKS = ['gp', 'pp'] as const
export type RankedTrack = (typeof RANKED_TRACKS)[number]

export const quarterCode = z.string().regex(/^\d{4}-Q[1-4]$/)

export const rankingsQuery = z.object({
  /** The last quarter that ended when none is said. */
  quarter: quarterCode.optional(),
  track: z.enum(RANKED_TRACKS).default('gp'),
  class: z.enum(POPULATION_CLASSES).default('all'),
})

const territory = z.object({
  code: z.string(),
  nameFr: z.string(),
  nameAr: z.string(),
  provinceFr: z.string(),
  provinceAr: z.string(),
  population: z.int(),
})

/** A territory with its rank. Delays are days of the calendar net of the applicant's time, to one decimal, as they are printed. */
export const rankedRow = territory.extend({
  rank: z.int(),
  mean: z.number(),
  median: z.number(),
  /** Decided dossiers that the mean is made of. */
  n: z.int(),
  /** Mean of the quarter before, and how far it moved; null where the two are not compared. */
  before: z.number().nullable(),
  change: z.number().nullable(),
})
export type RankedRow = z.infer<typeof rankedRow>

/** Why a territory that is ranked takes no part in the comparison with the quarter before. */
export const INCOMPARABLE = ['few_before', 'changed'] as const

export const ranking = z.object({
  best: z.array(rankedRow),
  improved: z.array(rankedRow),
  degraded: z.array(rankedRow),
  /** How many are ranked by their delay, and of these how many are compared with the quarter before. */
  ranked: z.int(),
  compared: z.int(),
  /** Decided some, but fewer than the least number: not ranked, named apart without their figure. */
  few: z.array(territory),
  /** Decided none. */
  none: z.int(),
  incomparable: z.array(territory.extend({ why: z.enum(INCOMPARABLE), note: bilingual.nullable() })),
})
export type Ranking = z.infer<typeof ranking>

export const rankingsAnswer = z.object({
  period: periodAnswer,
  before: periodAnswer,
  track: z.enum(RANKED_TRACKS),
  class: z.enum(POPULATION_CLASSES),
  classes: z.array(z.object({ code: z.enum(POPULATION_CLASSES), name: bilingual, territories: z.int() })),
  /** The rule the ranking follows, sentence by sentence. */
  rule: z.array(bilingual),
  ranking,
})
export type RankingsAnswer = z.infer<typeof rankingsAnswer>
