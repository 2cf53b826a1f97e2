import { z } from 'zod'

const name = z.string().trim().min(1).max(100)

const absent = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** Claims of OpenID Connect Core 5.1 about the person; one of another shape is as good as absent. */
const profile = z.object({
  email: absent(z.string().trim().toLowerCase().pipe(z.email().max(254))),
  email_verified: z.boolean().default(false).catch(false),
  given_name: absent(name),
  family_name: absent(name),
  name: absent(name),
  locale: absent(z.string()),
})
type Profile = z.infer<typeof profile>

/** Claims of OpenID Connect Core 2: who, and how they were authenticated. The signed token alone says these. */
const proof = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  acr: absent(z.string()),
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

/** Whether an address and the word that it was verified are said together: never the one from here, the other from there. */
export const saysEmail = (claims: unknown): boolean => {
  const { email, email_verified } = claims as Readonly<Record<string, unknown>>
  return email !== undefined && email_verified !== undefined
}

/**
 * @param token claims of the signed token
 * @param told what the provider's userinfo adds about the person
 * @param otherwise the language of whoever has no locale there
 */
export function identityOf(token: unknown, told: unknown, otherwise: 'fr' | 'ar'): Identity {
  const { iss, sub, acr, amr } = proof.parse(token)
  const { email, email_verified } = profile.parse(saysEmail(token) ? token : told)
  const { locale, ...names } = profile.parse({ ...Object(told), ...Object(token) })
  return {
    issuer: iss,
    subject: sub,
    email: email_verified ? (email ?? null) : null,
    ...namesOf(names, email ?? sub),
    language: languageOf(locale) ?? otherwise,
    proofs: acr === undefined ? amr : [acr, ...amr],
  }
}

const languageOf = (locale = ''): 'fr' | 'ar' | undefined =>
  (['fr', 'ar'] as const).find((language) => locale.toLowerCase().startsWith(language))

type Names = Pick<Profile, 'given_name' | 'family_name' | 'name'>

/** A provider that gives one name only has its last word taken for the family's; the person corrects it in their account. */
function namesOf({ given_name, family_name, name }: Names, otherwise: string) {
  const words = (name ?? otherwise).split(/\s+/)
  const family = words.length > 1 ? words.slice(-1) : words
  return {
    givenName: given_name ?? (words.slice(0, -1).join(' ') || words.join(' ')),
    familyName: family_name ?? family.join(' '),
  }
}
