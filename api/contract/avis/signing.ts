import { z } from 'zod'
import { personName } from '../people.ts'
import { bilingual, communeName } from '../shapes.ts'
import { OPINIONS } from './opinions.ts'

/** Avis of one consent, at most. */
export const MOST_AVIS = 200

const instant = z.iso.datetime()
const names = { nameFr: z.string(), nameAr: z.string() }

/** One avis among those of its dossier: of which body, of which filing, the how-manieth it gave. */
export const avisNamed = z.object({
  dossierId: z.uuid(),
  bodyId: z.uuid(),
  round: z.int().positive(),
  version: z.int().positive(),
})
export type AvisNamed = z.infer<typeof avisNamed>

/** What tells one avis from every other, as text. */
export const keyOfAvis = ({ dossierId, bodyId, round, version }: AvisNamed): string =>
  `${dossierId} ${bodyId} ${round} ${version}`

/** Who signed an avis for its body, and how far its file is proven; null while it waits for that, and counts as much. */
export const avisSignature = z.object({ by: personName.nullable(), at: instant, level: z.string() })

/** An avis that was given and waits for the signature of its body. */
export const avisToSign = avisNamed.extend({
  dossierNumber: z.string(),
  title: z.string(),
  procedure: z.object(names),
  commune: communeName,
  body: z.object(names),
  opinion: z.enum(OPINIONS),
  givenAt: instant,
  by: personName.nullable(),
})
export type AvisToSign = z.infer<typeof avisToSign>

/** The oldest first; `more` of them wait than are shown. */
export const avisesToSign = z.object({ avis: z.array(avisToSign), more: z.boolean() })
export type AvisesToSign = z.infer<typeof avisesToSign>

export const signAvisBody = z.object({
  keyId: z.uuid(),
  secret: z.object({ word: z.string().max(200), code: z.string().max(40).nullable().default(null) }),
  avis: z
    .array(avisNamed)
    .min(1)
    .max(MOST_AVIS)
    .refine((avis) => new Set(avis.map(keyOfAvis)).size === avis.length, 'an avis twice'),
})

/** What became of one avis; each is told as it comes, a line of JSON each. */
export const avisSigningOutcome = z.object({
  avis: avisNamed,
  signed: z.boolean(),
  level: z.string().nullable(),
  /** Why it is not signed: a code of the API's problems or of a key, and its sentence where it has one. */
  code: z.string().nullable(),
  detail: bilingual.nullable(),
  /** Who signed it meanwhile. */
  by: z.object({ nameFr: z.string(), nameAr: z.string().nullable(), at: instant }).nullable(),
})
export type AvisSigningOutcome = z.infer<typeof avisSigningOutcome>
