import { z } from 'zod'
import { ACT_KINDS } from './actsDrafted.ts'
import { bilingual, communeName, day } from './shapes.ts'

/** Acts of one consent, at most. */
export const MOST_ACTS = 500

const instant = z.iso.datetime()

/** An act that waits for the asker's signature. */
export const actToSign = z.object({
  actId: z.uuid(),
  dossierId: z.uuid(),
  /** Of its last draft: the one that is read and signed. */
  version: z.int(),
  kind: z.enum(ACT_KINDS),
  /** `signing`: its number is given, and a signature was begun that never came. */
  state: z.enum(['draft', 'signing']),
  reference: z.string().nullable(),
  dossierNumber: z.string(),
  title: z.string(),
  procedure: z.object({ nameFr: z.string(), nameAr: z.string() }),
  commune: communeName,
  /** The last day of the stage it is at; null where no text sets one. */
  due: day.nullable(),
  draftedAt: instant,
})
export type ActToSign = z.infer<typeof actToSign>

/** By urgency; `more` of them wait than are shown. */
export const actsToSign = z.object({ acts: z.array(actToSign), more: z.boolean() })
export type ActsToSign = z.infer<typeof actsToSign>

export const signActsBody = z.object({
  keyId: z.uuid(),
  secret: z.object({ word: z.string().max(200), code: z.string().max(40).nullable().default(null) }),
  acts: z
    .array(z.object({ dossierId: z.uuid(), actId: z.uuid(), version: z.int().positive() }))
    .min(1)
    .max(MOST_ACTS)
    .refine((acts) => new Set(acts.map(({ actId }) => actId)).size === acts.length, 'an act twice'),
})
export type SigningWanted = z.infer<typeof signActsBody>

/** What became of one act; each is told as it comes, a line of JSON each. */
export const signingOutcome = z.object({
  actId: z.uuid(),
  signed: z.boolean(),
  /** As it is printed, once its number is given. */
  reference: z.string().nullable(),
  level: z.string().nullable(),
  /** Why it is not signed: a code of the API's problems or of a key, and its sentence where it has one. */
  code: z.string().nullable(),
  detail: bilingual.nullable(),
  /** Who signed it meanwhile. */
  by: z.object({ nameFr: z.string(), nameAr: z.string().nullable(), at: instant }).nullable(),
})
export type SigningOutcome = z.infer<typeof signingOutcome>
