import { z } from 'zod'
import { BODY_KINDS, ROLES } from './policy/roles.ts'

/** The one published password of every demonstration account; they sign in nowhere but in demonstration mode. */
export const DEMONSTRATION_PASSWORD = 'Rokhas-demonstration-2026'

/** The one published passphrase of every demonstration key of signature; no authority outside of it vouches for them. */
export const DEMONSTRATION_PASSPHRASE = 'Cle-de-demonstration-2026'

export const demonstrationAccounts = z.object({
  password: z.string(),
  /** What opens the keys of those who sign. */
  passphrase: z.string(),
  accounts: z.array(
    z.object({
      email: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      givenNameAr: z.string().nullable(),
      familyNameAr: z.string().nullable(),
      profession: z.enum(['architect', 'surveyor', 'engineer', 'promoter']).nullable(),
      /** Today's mandate; null for a citizen. */
      mandate: z
        .object({
          role: z.enum(ROLES),
          bodyKind: z.enum(BODY_KINDS),
          bodyNameFr: z.string(),
          bodyNameAr: z.string(),
        })
        .nullable(),
    }),
  ),
})
export type DemonstrationAccounts = z.infer<typeof demonstrationAccounts>
