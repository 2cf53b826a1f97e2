import { z } from 'zod'
import { TRACKS } from './procedures/definition.ts'
import { HOLDERS, STEPS } from './procedures/steps.ts'
import { FLOWS, TRANSITIONS } from './procedures/transitions.ts'
import { communeName, day } from './shapes.ts'

/** The dossier's number and the CNIE of its owner, or the ICE or register number of the company that owns it. */
export const trackBody = z.object({
  number: z.string().trim().min(5).max(40),
  identity: z.string().trim().min(3).max(40),
})

/** Where a dossier stands, for whoever holds its number: steps and days, nobody's name. */
export const tracked = z.object({
  number: z.string(),
  commune: communeName,
  procedure: z.object({
    code: z.string(),
    nameFr: z.string(),
    nameAr: z.string(),
    flow: z.enum(FLOWS),
    silence: z.enum(['granted', 'none', 'unknown']),
  }),
  track: z.enum(TRACKS).nullable(),
  step: z.enum(STEPS),
  holder: z.enum(HOLDERS),
  since: z.iso.datetime(),
  filedAt: z.iso.datetime(),
  due: day.nullable(),
  /** The last day is past and nothing is decided. */
  late: z.boolean(),
  history: z.array(z.object({ event: z.enum(TRANSITIONS), step: z.enum(STEPS), at: z.iso.datetime() })),
})
export type Tracked = z.infer<typeof tracked>
