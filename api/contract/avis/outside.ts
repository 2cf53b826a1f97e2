import { z } from 'zod'
import { bilingual, communeName, day, ground } from '../shapes.ts'
import { OPINIONS } from './opinions.ts'

const instant = z.iso.datetime()
const name = z.string().trim().min(2).max(200)

/** A link lives long enough for a commission's own delay, and not for ever. */
export const OUTSIDE_DAYS = { least: 1, most: 60, usual: 15 } as const
export const MOST_GIVEN = 100

/** Asks a body that has no account, by a link sent to an address: what it is given is named one by one. */
export const askOutsideBody = z.object({
  bodyName: name,
  email: z.email().max(200),
  language: z.enum(['fr', 'ar']),
  reason: z.string().trim().min(3).max(1000),
  documents: z.array(z.uuid()).max(MOST_GIVEN),
  withMap: z.boolean(),
  /** How many days the link opens. */
  days: z.int().min(OUTSIDE_DAYS.least).max(OUTSIDE_DAYS.most).optional(),
})
export type OutsideAsked = z.infer<typeof askOutsideBody>
export const revokeOutsideBody = z.object({ reason: z.string().trim().min(3).max(1000) })

/** The secret of a link: 32 random bytes. */
const token = z.string().regex(/^[\w-]{43}$/)
export const openOutsideBody = z.object({ token })
/** Of a request whose body is a file: « Bearer » and the secret, which is then known before a byte of it is read. */
export const outsideBearer = z
  .string()
  .transform((header) => header.replace(/^Bearer /, ''))
  .pipe(token)
export const outsideContentBody = z.object({ token, documentId: z.uuid() })

export const OUTSIDE_STATES = ['open', 'answered', 'revoked', 'expired', 'closed'] as const

const outsideItemWanted = z.object({
  text: z.string().trim().min(3).max(8000),
  article: z.string().trim().min(2).max(200).optional(),
  documentId: z.uuid().optional(),
})
export const answerOutsideBody = z.object({
  token,
  /** Who answers, and in what quality: their word, which nobody proved. */
  name: z.string().trim().min(2).max(120),
  quality: z.string().trim().min(2).max(120),
  opinion: z.enum(OPINIONS),
  items: z.array(outsideItemWanted).max(60),
  until: day.optional(),
  notOnAFee: z.boolean().optional(),
})
export type OutsideAnswer = z.infer<typeof answerOutsideBody>

const givenDocument = z.object({
  id: z.uuid(),
  fileName: z.string(),
  pages: z.int().nullable(),
  bytes: z.int(),
  mediaType: z.string(),
})

/** What a link opens: exactly what was given, while it is open; afterwards what became of it. */
export const outsideAsking = z.object({
  state: z.enum(OUTSIDE_STATES),
  bodyName: z.string(),
  /** The day it is here, whatever the reader's own clock says. */
  today: day,
  expiresAt: instant,
  answeredAt: instant.nullable(),
  /** Null once it opens nothing any more. */
  given: z
    .object({
      reason: z.string(),
      number: z.string(),
      procedure: z.object({ nameFr: z.string(), nameAr: z.string() }),
      commune: communeName,
      documents: z.array(givenDocument),
      ground: ground.nullable(),
      deposited: z.object({ id: z.uuid(), fileName: z.string() }).nullable(),
    })
    .nullable(),
})
export type OutsideAsking = z.infer<typeof outsideAsking>

/** A request to an outside body as the dossier shows it. */
export const outsideRequest = z.object({
  id: z.uuid(),
  round: z.int(),
  bodyName: z.string(),
  /** For those who ask; null for everybody else. */
  email: z.string().nullable(),
  reason: z.string(),
  askedAt: instant,
  expiresAt: instant,
  openedAt: instant.nullable(),
  revoked: z.object({ at: instant, reason: z.string() }).nullable(),
  state: z.enum(OUTSIDE_STATES),
  answer: z
    .object({
      opinion: z.enum(OPINIONS),
      until: day.nullable(),
      name: z.string(),
      quality: z.string(),
      at: instant,
      items: z.array(z.object({ nth: z.int(), text: bilingual, article: z.string().nullable() })),
      document: z.object({ id: z.uuid(), fileName: z.string() }).nullable(),
    })
    .nullable(),
})
export type OutsideRequest = z.infer<typeof outsideRequest>
