import { z } from 'zod'

const name = z.string().trim().min(1).max(100)

/** Claims of OpenID Connect Core 5.1 and 2 that are of use here; a claim of another shape is as good as absent. */
const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)).optional().catch(undefined),
  email_verified: z.boolean().default(false).catch(false),
  given_name: name.optional().catch(undefined),
  family_name: name.optional().catch(undefined),
  name: name.optional().catch(undefined),
  locale: z.string().optional().catch(undefined),
  acr: z.string().optional().catch(undefined),
  amr: z.array(z.string()).default([]).catch([]),
})

/** A person as the provider vouches for them. */
export type Identity = {
  readonly issuer: string
  readonly subject: string
  /** Null unless the provider verified it. */
  readonly email: string | null
  readonly givenName: string
  readonly familyName: string
  readonly language: 'fr' | 'ar'
  /** How they were authenticated: `acr` and every `amr`. */
  readonly proofs: readonly string[]
}

export function identityOf(told: unknown): Identity {
  const { iss, sub, email, email_verified, acr, amr, locale, ...names } = claims.parse(told)
  return {
    issuer: iss,
    subject: sub,
    email: email_verified ? (email ?? null) : null,
    ...namesOf(names, email ?? sub),
    language: locale?.toLowerCase().startsWith('ar') ? 'ar' : 'fr',
    proofs: acr === undefined ? amr : [acr, ...amr],
  }
}

type Names = Pick<z.infer<typeof claims>, 'given_name' | 'family_name' | 'name'>

/** A provider that gives one name only has its last word taken for the family's; the person corrects it in their account. */
function namesOf({ given_name, family_name, name }: Names, otherwise: string) {
  const words = (name ?? otherwise).split(/\s+/)
  const family = words.length > 1 ? words.slice(-1) : words
  return {
    givenName: given_name ?? (words.slice(0, -1).join(' ') || words.join(' ')),
    familyName: family_name ?? family.join(' '),
  }
}
