import { z } from 'zod'
import { bilingual, day } from '../shapes.ts'
import { LEVELS } from './performance.ts'
import { period } from './period.ts'

/** Tracks a figure is told of; `all` is every track, and what has none. */
export const OPEN_TRACKS = ['all', 'gp', 'pp'] as const

export const openDataQuery = z.object({
  /** The last quarter that ended when none is said. */
  period: period.optional(),
  level: z.enum(LEVELS).optional(),
})

export const openColumn = z.object({
  name: z.string(),
  type: z.enum(['text', 'integer', 'number', 'boolean']),
  meaning: bilingual,
})

export const openDataAnswer = z.object({
  /** Under which terms the data may be used again; undecided until somebody decides. */
  licence: z.object({ decided: z.boolean(), name: bilingual, url: z.string().nullable(), since: day }),
  /** The day the figures were brought up to; null before the first time. */
  asOf: day.nullable(),
  datasets: z.array(
    z.object({
      code: z.string(),
      name: bilingual,
      what: bilingual,
      /** Addresses, without their period. */
      files: z.array(z.object({ format: z.enum(['csv', 'json']), path: z.string() })),
      periods: z.array(z.string()),
      columns: z.array(openColumn),
    }),
  ),
  /** What each indicator is. */
  indicators: z.array(
    z.object({ code: z.string(), name: bilingual, how: bilingual, excluded: bilingual, least: z.int() }),
  ),
})
export type OpenDataAnswer = z.infer<typeof openDataAnswer>
