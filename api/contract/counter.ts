import { z } from 'zod'
import { personName } from './people.ts'

const name = z.string().trim().min(1).max(100)
const communeCode = z.string().max(12)
/** A Moroccan card (A123456), a residence card or a passport: letters and figures. */
const nationalId = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9 -]{3,19}$/)

/** Whoever comes in person, looked for by their card before anybody is recorded twice. */
export const findAtCounterBody = z.object({ communeCode, nationalId })
export const foundAtCounter = z.object({
  people: z.array(personName.extend({ hasAccount: z.boolean() })),
})

/** What a clerk writes down of somebody without an account: to know whose request it is, and nothing more. */
export const recordedOwner = z.object({
  givenName: name,
  familyName: name,
  givenNameAr: name,
  familyNameAr: name,
  phone: z.string().trim().min(6).max(30),
  address: z.string().trim().min(3).max(300),
  language: z.enum(['fr', 'ar']).default('ar'),
})

export const openAtCounterBody = z
  .object({
    title: z.string().trim().min(1).max(200),
    communeCode,
    nationalId,
    /** Somebody who was found under this card; or what is recorded of somebody new. */
    personId: z.uuid().optional(),
    owner: recordedOwner.optional(),
    /** Records somebody new although a person is known under this card, whom the clerk has seen not to be theirs. */
    anyway: z.boolean().default(false),
  })
  .refine(({ personId, owner }) => (personId === undefined) !== (owner === undefined), {
    message: 'personId or owner, one of the two',
    path: ['owner'],
  })

export const linkOwnerBody = z.object({ personEmail: z.email().max(254) })

export type FoundAtCounter = z.infer<typeof foundAtCounter>
export type OpenAtCounter = z.infer<typeof openAtCounterBody>
