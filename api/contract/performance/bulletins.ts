import { z } from 'zod'
import { personName } from '../people.ts'
import { bilingual, day } from '../shapes.ts'
import { quarterCode } from './rankings.ts'

const instant = z.iso.datetime()

export const bulletinFile = z.object({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
})
export type BulletinFile = z.infer<typeof bulletinFile>

/** A published edition. Its files are at `/api/bulletins/{quarter}/{edition}/{name}`, and never change. */
export const publishedBulletin = z.object({
  quarter: quarterCode,
  edition: z.int(),
  correction: bilingual.nullable(),
  asOf: day,
  publishedAt: instant,
  files: z.array(bulletinFile),
})
export type PublishedBulletin = z.infer<typeof publishedBulletin>

/** The last edition of each quarter, the newest quarter first. */
export const bulletins = z.object({ bulletins: z.array(publishedBulletin) })

export const bulletinQuery = z.object({ edition: z.coerce.number().int().min(1).max(1000).optional() })

export const bulletinAnswer = publishedBulletin.extend({
  /** All editions of the quarter, the first first. */
  editions: z.array(publishedBulletin.pick({ edition: true, publishedAt: true, correction: true })),
})
export type BulletinAnswer = z.infer<typeof bulletinAnswer>

export const DRAFT_STATES = ['making', 'failed', 'draft', 'reviewed', 'published', 'dropped'] as const

/** An edition as those who make bulletins see it. */
export const bulletinDraft = z.object({
  id: z.uuid(),
  quarter: quarterCode,
  edition: z.int(),
  correction: bilingual.nullable(),
  state: z.enum(DRAFT_STATES),
  step: z.enum(['figures', 'papers', 'pages']).nullable(),
  fault: z.enum(['behind', 'store', 'press', 'other']).nullable(),
  asOf: day.nullable(),
  figuresVersion: z.int().nullable(),
  askedBy: personName,
  askedAt: instant,
  madeAt: instant.nullable(),
  reviewedBy: personName.nullable(),
  reviewedAt: instant.nullable(),
  publishedBy: personName.nullable(),
  publishedAt: instant.nullable(),
  droppedBy: personName.nullable(),
  droppedAt: instant.nullable(),
  files: z.array(bulletinFile),
  may: z.object({ review: z.boolean(), publish: z.boolean(), drop: z.boolean() }),
})
export type BulletinDraft = z.infer<typeof bulletinDraft>

export const bulletinDrafts = z.object({
  drafts: z.array(bulletinDraft),
  /** Quarters that are over, the newest first, with the edition the next bulletin of each would be. */
  quarters: z.array(z.object({ code: quarterCode, edition: z.int(), inHand: z.boolean() })),
})
export type BulletinDrafts = z.infer<typeof bulletinDrafts>

export const makeBulletinBody = z.object({
  quarter: quarterCode,
  correction: z
    .object({ fr: z.string().trim().min(3).max(2000), ar: z.string().trim().min(3).max(2000) })
    .nullable()
    .default(null),
})
export type MakeBulletin = z.infer<typeof makeBulletinBody>
