import { z } from 'zod'

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Of the host itself: what stands before an `@` may look like one. */
const isSafe = (issuer: string): boolean => {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || LOOPBACK.includes(hostname)
}

const word = z.string().trim().min(1)

/** Settings of the identity provider, as the environment spells them. */
export const PROVIDER_SETTINGS = {
  ROKHAS_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((issuer) => URL.canParse(issuer) && isSafe(issuer), 'must begin with https://')
    .optional(),
  ROKHAS_OIDC_CLIENT_ID: word.optional(),
  ROKHAS_OIDC_CLIENT_SECRET: word.optional(),
  ROKHAS_OIDC_NAME_FR: word.optional(),
  ROKHAS_OIDC_NAME_AR: word.optional(),
  /** Separated by spaces or commas. */
  ROKHAS_OIDC_STRONG_ACR: z.string().default(''),
}

/** All of them, or none. */
export const PROVIDER_GROUP = [
  'ROKHAS_OIDC_ISSUER',
  'ROKHAS_OIDC_CLIENT_ID',
  'ROKHAS_OIDC_CLIENT_SECRET',
  'ROKHAS_OIDC_NAME_FR',
  'ROKHAS_OIDC_NAME_AR',
] as const

type Settings = { readonly [name in (typeof PROVIDER_GROUP)[number]]?: string | undefined } & {
  readonly ROKHAS_OIDC_STRONG_ACR: string
}

export type ProviderConfig = {
  /** Exactly as the provider writes it in `iss`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly nameFr: string
  readonly nameAr: string
  /** Values of `acr` or `amr` that prove a second factor; none is assumed. */
  readonly strong: readonly string[]
}

export function providerOf(settings: Settings): ProviderConfig | null {
  const [issuer, clientId, clientSecret, nameFr, nameAr] = PROVIDER_GROUP.map((name) => settings[name])
  if (!issuer || !clientId || !clientSecret || !nameFr || !nameAr) return null
  const strong = settings.ROKHAS_OIDC_STRONG_ACR.split(/[\s,]+/).filter(Boolean)
  return { issuer, clientId, clientSecret, nameFr, nameAr, strong }
}
