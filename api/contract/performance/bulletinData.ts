import { z } from 'zod'
import { bilingual, day } from '../shapes.ts'
import { ACTORS, INDICATOR_CODES } from './indicators.ts'
import { definition, periodAnswer } from './performance.ts'
import { POPULATION_CLASSES } from './populationClasses.ts'
import { quarterCode, ranking } from './rankings.ts'

/** Delays of decided dossiers, days of the calendar net of the applicant's time. Withheld: too few of them to be told. */
export const delays = z.object({
  /** Null when withheld. */
  n: z.int().nullable(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  ninth: z.number().nullable(),
  /** Of those that had a legal term, the share decided within it, percent. */
  inTime: z.number().nullable(),
  withheld: z.boolean(),
})
export type BulletinDelays = z.infer<typeof delays>

const tracks = z.object({ gp: delays, pp: delays })

const counts = z.object({
  filed: z.int(),
  decided: z.int(),
  refused: z.int(),
  silence: z.int(),
  backlog: z.int(),
})

export const keyFigure = z.object({
  code: z.enum(INDICATOR_CODES),
  unit: z.enum(['dossiers', 'days', 'working_days', 'percent']),
  value: z.number().nullable(),
  before: z.number().nullable(),
})
export type KeyFigure = z.infer<typeof keyFigure>

const named = z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string() })

export const bulletinRegion = named.extend({ ...counts.shape, ...tracks.shape })

/** A prefecture or a province with its delays of the quarter and of the one before. */
export const bulletinProvince = named.extend({ regionCode: z.string(), ...tracks.shape, before: tracks })
export type BulletinProvince = z.infer<typeof bulletinProvince>

/** A commune or an arrondissement with its delays of the quarter and of the one before. */
export const bulletinTerritory = named.extend({
  provinceFr: z.string(),
  provinceAr: z.string(),
  regionCode: z.string(),
  kind: z.enum(['urban', 'rural', 'arrondissement']),
  population: z.int(),
  class: z.enum(POPULATION_CLASSES),
  ...tracks.shape,
  before: tracks,
  note: bilingual.nullable(),
})
export type BulletinTerritory = z.infer<typeof bulletinTerritory>

export const trendQuarter = z.object({ quarter: quarterCode, ...counts.shape, ...tracks.shape })
export type TrendQuarter = z.infer<typeof trendQuarter>

const rankingsOfTrack = z.object({ all: ranking, guichet: ranking, middle: ranking, small: ranking })

const legal = z.object({ days: z.int(), unit: z.enum(['working', 'calendar']), rule: bilingual }).nullable()

/** A query of the annex: its text, its parameters in order, and what it answers for. */
export const printedQuery = z.object({
  name: z.string(),
  answers: bilingual,
  sql: z.string(),
  parameters: z.array(z.unknown()),
})
export type PrintedQuery = z.infer<typeof printedQuery>

/** How far figures have moved since they were told: events that came late, holidays that were corrected. */
export const movement = z.object({
  figures: z.array(
    keyFigure
      .pick({ code: true, unit: true })
      .extend({ name: bilingual, was: z.number().nullable(), is: z.number().nullable() }),
  ),
  /** Territories one of whose mean delays is another. */
  territories: z.int(),
})
export type Movement = z.infer<typeof movement>

/** Every figure of one quarter's bulletin: the page, the paper and the tables are all made of this and of nothing else. */
export const bulletinData = z.object({
  period: periodAnswer,
  before: periodAnswer,
  edition: z.int().min(1),
  /** What another edition than the first says it corrects. */
  correction: bilingual.nullable(),
  /** Which figures the edition before told otherwise. */
  changes: movement.nullable(),
  /** The day the figures were brought up to, and which state of them it was. */
  asOf: day,
  version: z.int(),
  /** A building permit's whole delay of each track, in force on the last day. */
  legal: z.object({ gp: legal, pp: legal }),
  definitions: z.array(definition),
  rule: z.array(bilingual),
  key: z.array(keyFigure),
  tracks: z.object({ gp: delays, pp: delays }),
  tracksBefore: z.object({ gp: delays, pp: delays }),
  trend: z.array(trendQuarter),
  regions: z.array(bulletinRegion),
  provinces: z.array(bulletinProvince),
  territories: z.array(bulletinTerritory),
  rankings: z.object({ gp: rankingsOfTrack, pp: rankingsOfTrack }),
  /** Open on the last day, by days since filing; the last has no upper end. */
  ages: z.array(z.object({ upTo: z.int().nullable(), n: z.int() })),
  /** Why something was asked of applicants, and why they were refused; most often first, those of too few left out. */
  reasons: z.array(
    z.object({
      kind: z.enum(['complement', 'refusal']),
      code: z.string(),
      /** Of a complement; a ground of refusal is one of `REFUSAL_GROUNDS`. */
      name: bilingual.nullable(),
      n: z.int(),
    }),
  ),
  /** Mean days of the calendar each one had a decided dossier in hand. */
  hands: z.array(z.object({ actor: z.enum(ACTORS), gp: z.number().nullable(), pp: z.number().nullable() })),
  /** Left out of every figure: a day to come, days out of order, a day no register gives. */
  doubtful: z.int(),
  queries: z.array(printedQuery),
})
export type BulletinData = z.infer<typeof bulletinData>
