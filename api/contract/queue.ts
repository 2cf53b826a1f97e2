import { z } from 'zod'
import { KEPT_STAGES, TRACKS } from './procedures/definition.ts'
import { HOLDERS, STEPS } from './procedures/steps.ts'
import { communeName, day } from './shapes.ts'

/** How near the last day of the whole is: over; today; within three days; later; none while the clock stands. */
export const URGENCIES = ['late', 'today', 'soon', 'later', 'standing'] as const
export type Urgency = (typeof URGENCIES)[number]

export const queueQuery = z.object({
  urgency: z.enum(URGENCIES).optional(),
  step: z.enum(STEPS).optional(),
  procedure: z.string().max(41).optional(),
  holder: z.enum(HOLDERS).optional(),
  /** The last day and the id of the last dossier of the page before, as `next` gave them. */
  cursor: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2}|infinity)_[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const queuedDossier = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  commune: communeName,
  procedure: z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string() }),
  track: z.enum(TRACKS).nullable(),
  step: z.enum(STEPS),
  holder: z.enum(HOLDERS),
  since: z.iso.datetime(),
  filedAt: z.iso.datetime(),
  /** The last day of the whole; null while the clock stands still, or when nobody could source the delay. */
  due: day.nullable(),
  urgency: z.enum(URGENCIES),
  /** The stage under way that ends first. */
  stage: z.object({ code: z.enum(KEPT_STAGES), due: day }).nullable(),
})
export type QueuedDossier = z.infer<typeof queuedDossier>

export const queue = z.object({
  dossiers: z.array(queuedDossier),
  next: z.string().nullable(),
  /** How many are under examination in all, by urgency, whatever the other filters; counted up to a thousand each. */
  counts: z.record(z.enum(URGENCIES), z.int()),
})
