import { z } from 'zod'
import { ACT_KINDS } from './actsDrafted.ts'
import { OPINIONS } from './avis/opinions.ts'
import { day } from './shapes.ts'

/** What became of an act: it stands; its last day is past and nobody recorded more; its time is over; it was taken back; a later decision took its place; its number was given up. */
export const STANDINGS = ['stands', 'overdue', 'lapsed', 'withdrawn', 'replaced', 'void'] as const
export type StandingOfAct = (typeof STANDINGS)[number]

const names = { nameFr: z.string(), nameAr: z.string() }

/** What anybody may know of an act, whoever it is about: nobody's name but the signer's, and no reason, which may name somebody. */
export const actStanding = z.object({
  reference: z.string(),
  kind: z.enum(ACT_KINDS),
  unit: z.object({ code: z.string(), ...names }),
  procedure: z.object(names).nullable(),
  /** Null for a number that was given up. */
  signedAt: z.iso.datetime().nullable(),
  signer: z
    .object({ nameFr: z.string(), nameAr: z.string().nullable(), bodyFr: z.string(), bodyAr: z.string() })
    .nullable(),
  level: z.string().nullable(),
  /** Of the file that was signed, as it stands today. */
  sha256: z.string().nullable(),
  standing: z.enum(STANDINGS),
  /** Since when it stands no longer. */
  since: z.iso.datetime().nullable(),
  /** The last day of a permit that was not begun, or of a deferral; nobody may know it. */
  until: day.nullable(),
})
export type ActStanding = z.infer<typeof actStanding>

/** What became of an avis: it is its body's last word; another took its place; modified plans were filed since. */
export const AVIS_STANDINGS = ['stands', 'replaced', 'refiled'] as const

/** What whoever holds the signed file of an avis may know of it: what the file itself says, and what came after. */
export const avisStanding = z.object({
  number: z.string().nullable(),
  body: z.object(names),
  opinion: z.enum(OPINIONS),
  round: z.int(),
  givenAt: z.iso.datetime(),
  signedAt: z.iso.datetime(),
  level: z.string(),
  standing: z.enum(AVIS_STANDINGS),
  /** Since when it counts no longer. */
  since: z.iso.datetime().nullable(),
})
export type AvisStanding = z.infer<typeof avisStanding>

/** Both null where no act was signed under that number, and neither an act nor an avis has those bytes. */
export const actFound = z.object({ act: actStanding.nullable(), avis: avisStanding.nullable() })
export type ActFound = z.infer<typeof actFound>

/** By its number, in the commune, arrondissement or province that signed it; or by the bytes of its file. */
export const findActQuery = z
  .object({
    unit: z
      .string()
      .regex(/^\d{2}\.\d{3}(\.\d{2}\.\d{2})?$/)
      .optional(),
    /** 12/2026 */
    reference: z
      .string()
      .regex(/^\s*\d{1,7}\s*\/\s*\d{4}\s*$/)
      .optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .refine(({ unit, reference, sha256 }) => sha256 !== undefined || (unit !== undefined && reference !== undefined), {
    path: ['reference'],
  })
