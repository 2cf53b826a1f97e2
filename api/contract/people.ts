import { z } from 'zod'

export const PROFESSIONS = ['architect', 'surveyor', 'engineer', 'promoter'] as const
export type Profession = (typeof PROFESSIONS)[number]
export const profession = z.enum(PROFESSIONS)

/** A person as anybody who meets them in a dossier sees them. */
export const personName = z.object({
  id: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  givenNameAr: z.string().nullable(),
  familyNameAr: z.string().nullable(),
})
export type PersonName = z.infer<typeof personName>
