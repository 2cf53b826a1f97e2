import { z } from 'zod'
import { day } from './shapes.ts'

/** How a length of time is counted: only working days, every day, or from a date to the same date of a later month. */
export const TERM_UNITS = ['working', 'calendar', 'month'] as const
export const term = z.object({ length: z.int().min(1).max(400), unit: z.enum(TERM_UNITS) })
export type Term = z.infer<typeof term>

/** Why a day does not count. */
const REASONS_NOT_COUNTED = ['weekend', 'holiday', 'pause', 'outage'] as const

export const skippedDay = z.object({
  day,
  why: z.enum(REASONS_NOT_COUNTED),
  /** The holiday's name, or the number of the outage's certificate. */
  nameFr: z.string().optional(),
  nameAr: z.string().optional(),
})
export type SkippedDay = z.infer<typeof skippedDay>
