import { z } from 'zod'

/** How many a person may have at once. */
export const MOST_TOKENS = 10
/** Days a token may last; a year at most. */
export const TOKEN_DAYS = [30, 90, 180, 365] as const

export const createTokenBody = z.object({
  name: z.string().trim().min(1).max(80),
  days: z.union(TOKEN_DAYS.map((days) => z.literal(days))),
})
export type CreateToken = z.infer<typeof createTokenBody>

export const accessToken = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What it opens: reading OGC API – Features, and nothing else. */
  scope: z.literal('ogc_read'),
  /** Made where a second factor was proved: without, the mandates of an administration sleep for it. */
  secondFactor: z.boolean(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedFrom: z.string().nullable(),
})
export type AccessToken = z.infer<typeof accessToken>
export const accessTokens = z.object({ tokens: z.array(accessToken) })

/** `secret` is shown this once: only its digest is kept. */
export const tokenCreated = z.object({ secret: z.string(), token: accessToken })
