import { z } from 'zod'
import { OPINIONS } from '../avis/opinions.ts'
import { bodyKind } from '../bodies.ts'
import { keySecret } from '../keys.ts'
import { personName } from '../people.ts'
import { rule } from '../procedures/definition.ts'
import { bilingual, day } from '../shapes.ts'
import { OUTCOMES } from './passage.ts'
import { commissionUnit } from './sessions.ts'
import { CAPACITIES } from './words.ts'

const instant = z.iso.datetime()
const names = { nameFr: z.string(), nameAr: z.string() }

/** Drafted and corrected; open to signatures, and corrected no more once somebody signed; signed by all and passed on. */
export const MINUTES_STATES = ['draft', 'signing', 'sealed'] as const
export type MinutesState = (typeof MINUTES_STATES)[number]

export const MINUTES_LANGUAGES = ['fr', 'ar', 'both'] as const
export type MinutesLanguage = (typeof MINUTES_LANGUAGES)[number]

const attended = z.object({
  capacity: z.enum(CAPACITIES),
  bodyId: z.uuid().nullable(),
  person: personName.nullable(),
  name: z.string().nullable(),
  from: instant,
  to: instant.nullable(),
})

/** A body's avis as it stood when the session closed; one that said nothing has none. */
const avisOfBody = z.object({
  body: z.object({ id: z.uuid(), kind: bodyKind, ...names }),
  binding: z.boolean(),
  opinion: z.enum(OPINIONS).nullable(),
  /** Its reserves or reasons, each with its article where it has one. */
  items: z.array(bilingual),
  by: personName.nullable(),
  at: instant.nullable(),
})

const itemFacts = z.object({
  id: z.uuid(),
  rank: z.int(),
  number: z.string(),
  title: z.string(),
  procedure: z.object(names),
  commune: z.object(names),
  calledAt: instant.nullable(),
  presentedAt: instant.nullable(),
  deliberatedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Null of an item that was put off. */
  outcome: z.enum(OUTCOMES).nullable(),
  reason: z.string().nullable(),
  avis: z.array(avisOfBody),
  note: z.string().nullable(),
})

/** What minutes say, all of it from what happened but the notes. */
export const minutesFacts = z.object({
  unit: commissionUnit,
  day,
  hour: z.string(),
  place: z.string(),
  openedAt: instant,
  closedAt: instant,
  called: z.array(z.object({ id: z.uuid(), ...names })),
  attended: z.array(attended),
  quorum: z.object({
    needed: z.int(),
    called: z.int(),
    rule,
    changes: z.array(z.object({ event: z.enum(['opened', 'quorum_lost', 'quorum_regained']), at: instant })),
  }),
  items: z.array(itemFacts),
  note: z.string().nullable(),
})
export type MinutesFacts = z.infer<typeof minutesFacts>

export const minutesSignature = z.object({
  body: z.object({ id: z.uuid(), ...names }),
  kind: z.enum(['signed', 'refused', 'unsigned']),
  reason: z.string().nullable(),
  by: personName.nullable(),
  at: instant,
})

export const minutes = z.object({
  sessionId: z.uuid(),
  state: z.enum(MINUTES_STATES),
  version: z.int(),
  language: z.enum(MINUTES_LANGUAGES),
  facts: minutesFacts,
  signatures: z.array(minutesSignature),
  /** Bodies that were there and have neither signed nor refused. */
  awaited: z.array(z.object({ id: z.uuid(), ...names })),
  /** Until when they are waited for: the last day of the minutes themselves; null where no text says one. */
  signBy: day.nullable(),
  sealedAt: instant.nullable(),
  may: z.object({
    correct: z.boolean(),
    freeze: z.boolean(),
    /** Nobody signed yet: it may be taken back to be corrected. */
    retake: z.boolean(),
    seal: z.boolean(),
    /** Some are awaited still: the secretariat says of each why it did not sign. */
    sealWithout: z.boolean(),
    /** Bodies for which the asker may sign, or refuse to. */
    sign: z.array(z.uuid()),
  }),
})
export type MinutesAnswer = z.infer<typeof minutes>

const seen = { version: z.int().min(1) }
export const correctMinutesBody = z.object({
  ...seen,
  /** Of one item, or of the whole. */
  itemId: z.uuid().nullable(),
  text: z.string().trim().max(8000),
})
export const moveMinutesBody = z.object({
  ...seen,
  move: z.enum(['freeze', 'retake', 'seal']),
  language: z.enum(MINUTES_LANGUAGES).optional(),
  /** Of a sealing: bodies that were there and did not sign, each with why, as the secretariat found it. */
  unsigned: z
    .array(z.object({ bodyId: z.uuid(), reason: z.string().trim().min(3).max(1000) }))
    .max(60)
    .default([]),
})
export const signMinutesBody = z.object({ bodyId: z.uuid(), keyId: z.uuid(), secret: keySecret })
export const refuseMinutesBody = z.object({ bodyId: z.uuid(), reason: z.string().trim().min(3).max(1000) })
export const minutesPaperQuery = z.object({ language: z.enum(MINUTES_LANGUAGES).optional() })
