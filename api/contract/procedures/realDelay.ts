import { z } from 'zod'
import { day } from '../shapes.ts'
import { TRACKS } from './definition.ts'

/** Fewer decided dossiers than this say nothing of the next one, and might tell who they were. */
export const LEAST_DOSSIERS = 5
export const MONTHS_LOOKED_AT = 24

export const realDelayQuery = z.object({ commune: z.string().max(20), track: z.enum(TRACKS).optional() })

/**
 * How long it took in a commune: days of the calendar from filing to decision, complements and payment included, of what was
 * filed since `since` and is decided. All null where there are fewer than `least`.
 */
export const realDelay = z.object({
  since: day,
  least: z.int(),
  dossiers: z.int().nullable(),
  median: z.number().nullable(),
  /** Nine in ten took no longer. */
  ninth: z.number().nullable(),
})
