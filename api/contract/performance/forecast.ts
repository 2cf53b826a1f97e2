import { z } from 'zod'
import { term } from '../deadlines.ts'
import { rule, TRACKS } from '../procedures/definition.ts'
import { day } from '../shapes.ts'

/**
 * How a forecast is made. Choices of the house, printed with each one: no text sets them. With twenty dossiers an interval
 * of eight in ten leaves two on each side; with fewer its ends say little of the next one.
 */
export const FORECAST = { least: 20, quarters: 8, share: 0.8 } as const

/** Where the history is looked for, from near to far; the first with enough dossiers is used. */
export const SCOPES = ['commune', 'province', 'region', 'country'] as const
export type Scope = (typeof SCOPES)[number]

export const forecastQuery = z.object({
  commune: z.string().max(20),
  track: z.enum(TRACKS).optional(),
  /** The day of filing; today when none is said. Nothing that was known later is used. */
  on: day.optional(),
})

/** What became of the dossiers that would have been given an interval, filed in quarters gone by. */
export const forecastKept = z.object({
  /** Decided within the interval, of those whose outcome tells. */
  within: z.int(),
  dossiers: z.int(),
  sooner: z.int(),
  later: z.int(),
  /** Still open within their interval: neither right nor wrong yet. */
  untold: z.int(),
  /** Only those given an interval from this scope; null when they were too few, and all are counted. */
  scope: z.enum(SCOPES).nullable(),
  /** The first and the last day of filing looked at, and the day it was checked. */
  from: day,
  to: day,
  on: day,
})

/**
 * How long a dossier may take: days of the calendar from filing to decision, complements and payment included, between
 * which eight in ten like it fell.
 */
export const forecast = z.object({
  /** Null where even the country decided too few, or too many there still wait. */
  interval: z.object({ low: z.int(), middle: z.int(), high: z.int() }).nullable(),
  /** What was looked at, from near to far; the last is the one used, if there is an interval. */
  looked: z.array(
    z.object({
      scope: z.enum(SCOPES),
      nameFr: z.string(),
      nameAr: z.string(),
      decided: z.int(),
      /** Enough were decided, but so many still wait that by which day nine in ten are is not known. */
      waiting: z.boolean(),
    }),
  ),
  least: z.int(),
  share: z.number(),
  /** The days of decision looked at. */
  from: day,
  to: day,
  /** Null until a check had enough dossiers to tell. */
  kept: forecastKept.nullable(),
  /** The whole delay in force on the day of filing; null where none is sourced, or where the track decides it. */
  legal: z.object({ term, rule }).nullable(),
})
/** How the forecasts of every procedure were kept, whatever the track and the scope, and all of them together. */
export const forecastChecks = z.object({
  share: z.number(),
  /** Null until a check was made. */
  all: forecastKept.nullable(),
  procedures: z.array(z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string(), kept: forecastKept })),
})
export type ForecastChecks = z.infer<typeof forecastChecks>

export type Forecast = z.infer<typeof forecast>
export type ForecastKept = z.infer<typeof forecastKept>
