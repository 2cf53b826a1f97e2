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

/** `link=on` links the identity to the account already signed in instead of signing in. */
export const visitQuery = z.object({ returnTo: ownPath.optional(), link: z.literal('on').optional() })

/** What the provider's redirection carries (OpenID Connect Core 3.1.2.5, 3.1.2.6; RFC 9207). */
export const visitAnswer = z.object({
  state: z.string().max(200).optional(),
  code: z.string().max(4000).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(2000).optional(),
  iss: z.string().max(500).optional(),
})

/** The screen that says why a visit to the provider failed: `?problem=CODE` of api/http/problems/provider.ts. */
export const SIGN_IN_PATH = '/connexion'
