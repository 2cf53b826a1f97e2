import { z } from 'zod'

/** An address of this house: a path, never another host. */
export const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u, 'must be a path of this site')

/** The national identity provider, when one is configured. */
export const provider = z.object({
  provider: z.object({ nameFr: z.string(), nameAr: z.string() }).nullable(),
  /** Whether whoever is signed in has linked it to their account. */
  linked: z.boolean(),
})

/** The language of the screen that is left, for the provider's own pages and for the way back. */
const lang = z.enum(['fr', 'ar'])
export const linkQuery = z.object({ lang: lang.optional() })
export const visitQuery = linkQuery.extend({ returnTo: ownPath.optional() })

/** Where the browser goes to have an identity linked to the account already signed in. */
export const providerVisit = z.object({ address: z.url() })

/** What the provider's redirection carries (OpenID Connect Core 3.1.2.5, 3.1.2.6; RFC 9207). */
export const visitAnswer = z.object({
  state: z.string().max(200).optional(),
  code: z.string().max(4000).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(2000).optional(),
  iss: z.string().max(500).optional(),
})

/**
 * The screens that say why a visit to the provider failed, signing in or linking: `?problem=CODE` of
 * api/http/problems/provider.ts.
 */
export const SIGN_IN_PATH = '/connexion'
export const LINK_PATH = '/compte/securite'
