import { z } from 'zod'
import { personName } from './people.ts'
import { SURENESS } from './procedures/definition.ts'
import { bilingual, day } from './shapes.ts'

const instant = z.iso.datetime()

/** Both days included; the current year when none is said. */
export const calendarQuery = z.object({ from: day.optional(), to: day.optional() })

const withdrawn = z.object({ at: instant, by: personName.nullable() })

export const legalHoliday = z.object({
  id: z.uuid(),
  day,
  nameFr: z.string(),
  nameAr: z.string(),
  /** The act that decided it. */
  act: z.string(),
  sureness: z.enum(SURENESS),
  enteredAt: instant,
  /** Who entered it, told to operators; null for what came with the service. */
  enteredBy: personName.nullable(),
  /** No longer counted, kept to explain what was counted with it. */
  withdrawn: withdrawn.nullable(),
})
export type LegalHoliday = z.infer<typeof legalHoliday>

export const outage = z.object({
  id: z.uuid(),
  from: instant,
  to: instant.nullable(),
  certificate: z.string(),
})
export type Outage = z.infer<typeof outage>

export const calendar = z.object({ from: day, to: day, holidays: z.array(legalHoliday), outages: z.array(outage) })
export type Calendar = z.infer<typeof calendar>

const words = z.string().trim().min(1).max(200)

export const enterHolidayBody = z.object({ day, nameFr: words, nameAr: words, act: words, sureness: z.enum(SURENESS) })
export type HolidayEntry = z.infer<typeof enterHolidayBody>

export const enterOutageBody = z
  .object({ from: instant, to: instant.nullable().default(null), certificate: words })
  .refine(({ from, to }) => to === null || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'is before from',
  })
export type OutageEntry = z.output<typeof enterOutageBody>
export const endOutageBody = z.object({ to: instant })

/** How many last days of open dossiers run across these days. */
export const effect = z.object({ deadlines: z.int(), dossiers: z.int(), past: z.boolean() })
export type Effect = z.infer<typeof effect>
/** A holiday stops working days alone; an outage stops every count. */
export const effectQuery = z.object({ kind: z.enum(['holiday', 'outage']), from: day, to: day.optional() })
export type EffectAsked = z.infer<typeof effectQuery>

/** Why last days are counted again. */
export const RECOUNT_CAUSES = ['holiday_entered', 'holiday_withdrawn', 'outage_entered', 'outage_ended'] as const
export const recountCause = z.object({
  cause: z.enum(RECOUNT_CAUSES),
  /** Of the holiday or of the outage. */
  id: z.uuid(),
  from: day,
  to: day.nullable(),
  nameFr: z.string(),
  nameAr: z.string(),
})
export type RecountCause = z.infer<typeof recountCause>

export const recount = z.object({
  id: z.uuid(),
  why: recountCause,
  askedBy: personName.nullable(),
  askedAt: instant,
  begunAt: instant.nullable(),
  /** Open dossiers to count again; null until it has begun. */
  total: z.int().nullable(),
  done: z.int(),
  /** Last days and their explanations that were not the same. */
  changed: z.int(),
  finishedAt: instant.nullable(),
  /** Several that waited were answered by one count: these are its figures. */
  together: z.boolean(),
})
export type Recount = z.infer<typeof recount>
export const recounts = z.object({ recounts: z.array(recount) })

/** What was written, how far it reaches, and that everything is counted again. */
const entered = { id: z.uuid(), effect, recountId: z.uuid(), said: bilingual }
export const holidayEntered = z.object({ holiday: legalHoliday, ...entered })
export type HolidayEntered = z.infer<typeof holidayEntered>
export const outageEntered = z.object({ outage, ...entered })
export type OutageEntered = z.infer<typeof outageEntered>
