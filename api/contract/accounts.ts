import { z } from 'zod'
import { emailAddress } from './session.ts'

/** NIST SP 800-63B-4 §3.1.1.2 and OWASP ASVS 5.0 §6.2: length counts, composition does not. In characters. */
export const PASSWORD_LEAST = 12
export const PASSWORD_MOST = 128

/** Checked in full by the API, which answers PASSWORD_REFUSED with `data.reason`. */
export const newPassword = z.string().min(1).max(1024)
export const PASSWORD_FAULTS = ['too_short', 'too_long', 'own_words', 'common'] as const
export type PasswordFault = (typeof PASSWORD_FAULTS)[number]

const name = z.string().trim().min(1).max(100)
const whoever = z.object({
  email: emailAddress,
  givenName: name,
  familyName: name,
  givenNameAr: name.optional(),
  familyNameAr: name.optional(),
  phone: z.string().trim().min(6).max(30).optional(),
  nationalId: z.string().trim().toUpperCase().min(4).max(20).optional(),
  language: z.enum(['fr', 'ar']).default('fr'),
})

const company = z.object({
  nameFr: z.string().trim().min(1).max(200),
  nameAr: z.string().trim().min(1).max(200),
  /** Identifiant commun de l'entreprise. */
  ice: z.string().regex(/^\d{15}$/, 'fifteen digits'),
  registerNumber: z.string().trim().min(1).max(60).optional(),
})

/** A number in the order's roll, or the promoter's register number: declared until support confirms it. */
const professionalNumber = z.string().trim().min(1).max(60)

/** No password: it is chosen where the link leads, by whoever reads the address. */
export const registerBody = z.discriminatedUnion('as', [
  whoever.extend({ as: z.literal('citizen') }),
  whoever.extend({ as: z.literal('company'), company }),
  whoever.extend({ as: z.enum(['architect', 'surveyor', 'engineer', 'promoter']), professionalNumber }),
])
export type Registration = z.infer<typeof registerBody>

const token = z.string().min(20).max(200)
export const confirmBody = z.object({ token, password: newPassword })

/** What became of the company named at registration; null when there was none. */
export const confirmed = z.object({ company: z.enum(['opened', 'already_registered']).nullable() })

export const askResetBody = z.object({ email: emailAddress })

/** The token of a reset or of an invitation. */
export const finishResetBody = z.object({ token, password: newPassword })

/** What the link in an e-mail opens, by purpose; `{token}` is in the fragment, which no server logs. */
export const LINK_PATHS = {
  confirm_email: '/compte/confirmer',
  reset: '/compte/mot-de-passe',
  invitation: '/compte/invitation',
} as const
export type LinkPurpose = keyof typeof LINK_PATHS
