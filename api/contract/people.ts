import { z } from 'zod'
import { ACTIONS } from './policy/policy.ts'

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

const name = z.string().trim().min(1).max(100)

/** Oneself, whole: what law 09-08 (article 7) lets a person see and article 8 lets them put right. */
export const me = personName.extend({
  email: z.string(),
  emailConfirmed: z.boolean(),
  language: z.enum(['fr', 'ar']),
  phone: z.string().nullable(),
  nationalId: z.string().nullable(),
  profession: profession.nullable(),
  professionalNumber: z.string().nullable(),
  professionConfirmed: z.boolean(),
  hasPassword: z.boolean(),
  createdAt: z.iso.datetime(),
  version: z.number().int(),
})
export type Me = z.infer<typeof me>

/** A field left out stays; null empties it. Changing profession or number makes it declared again. */
export const changeMeBody = z.object({
  version: z.number().int().positive(),
  givenName: name.optional(),
  familyName: name.optional(),
  givenNameAr: name.nullable().optional(),
  familyNameAr: name.nullable().optional(),
  phone: z.string().trim().min(6).max(30).nullable().optional(),
  nationalId: z.string().trim().toUpperCase().min(4).max(20).nullable().optional(),
  language: z.enum(['fr', 'ar']).optional(),
  profession: profession.nullable().optional(),
  professionalNumber: z.string().trim().min(1).max(60).nullable().optional(),
})
export type MeChange = z.infer<typeof changeMeBody>

/** Names, an e-mail or a professional number, or their beginning. */
export const peopleQuery = z.object({ q: z.string().trim().min(2).max(120) })

const accountState = z.enum(['active', 'held', 'locked'])

/** At most twenty: one searches for somebody, not for a list. */
export const peopleFound = z.object({
  people: z.array(
    personName.extend({
      email: z.string().nullable(),
      state: accountState.nullable(),
      profession: profession.nullable(),
      professionConfirmed: z.boolean(),
    }),
  ),
  /** There were more: say more of the name. */
  more: z.boolean(),
})
export type PeopleFound = z.infer<typeof peopleFound>

/** A person as support, or the administrator of their body, sees them; what is not theirs to know is null. */
export const personSheet = personName.extend({
  language: z.enum(['fr', 'ar']),
  phone: z.string().nullable(),
  nationalId: z.string().nullable(),
  profession: profession.nullable(),
  professionalNumber: z.string().nullable(),
  professionConfirmedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  version: z.number().int(),
  account: z
    .object({
      email: z.string(),
      emailConfirmed: z.boolean(),
      hasPassword: z.boolean(),
      totp: z.boolean(),
      state: accountState,
      reason: z.string().nullable(),
      since: z.iso.datetime().nullable(),
      demonstration: z.boolean(),
    })
    .nullable(),
  openSessions: z.number().int(),
  /** What the asker may do with this person. */
  may: z.array(z.enum(ACTIONS)),
})
export type PersonSheet = z.infer<typeof personSheet>

export const lockBody = z.object({ reason: z.string().trim().min(3).max(300) })
export const confirmProfessionBody = z.object({ version: z.number().int().positive() })
