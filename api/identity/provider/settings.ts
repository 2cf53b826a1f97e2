import { z } from 'zod'

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/

const word = z.string().trim().min(1)

/** Settings of the identity provider, as the environment spells them. */
export const PROVIDER_SETTINGS = {
  ROKHAS_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.startsWith('https:') || LOOPBACK.test(url), 'must begin with https://')
    .optional(),
  ROKHAS_OIDC_CLIENT_ID: word.optional(),
  ROKHAS_OIDC_CLIENT_SECRET: word.optional(),
  ROKHAS_OIDC_NAME_FR: word.optional(),
  ROKHAS_OIDC_NAME_AR: word.optional(),
  /** Separated by spaces or commas. */
  ROKHAS_OIDC_STRONG_ACR: z.string().default(''),
}

const NEEDED = [
  'ROKHAS_OIDC_ISSUER',
  'ROKHAS_OIDC_CLIENT_ID',
  'ROKHAS_OIDC_CLIENT_SECRET',
  'ROKHAS_OIDC_NAME_FR',
  'ROKHAS_OIDC_NAME_AR',
] as const

type Settings = { readonly [name in (typeof NEEDED)[number]]?: string | undefined } & {
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

/** All of them or none: each one that is missing is a fault of its own. */
export function missingProviderSettings(settings: Settings, context: z.RefinementCtx): void {
  const missing = NEEDED.filter((name) => settings[name] === undefined)
  if (missing.length === NEEDED.length) return
  for (const name of missing)
    context.addIssue({ code: 'custom', path: [name], message: 'goes with the other ROKHAS_OIDC settings: all or none' })
}

export function providerOf(settings: Settings): ProviderConfig | null {
  const [issuer, clientId, clientSecret, nameFr, nameAr] = NEEDED.map((name) => settings[name])
  if (!issuer || !clientId || !clientSecret || !nameFr || !nameAr) return null
  const strong = settings.ROKHAS_OIDC_STRONG_ACR.split(/[\s,]+/).filter(Boolean)
  return { issuer, clientId, clientSecret, nameFr, nameAr, strong }
}
