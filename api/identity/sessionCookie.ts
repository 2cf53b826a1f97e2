import { createHash, randomBytes } from 'node:crypto'

/** The prefix binds the cookie to this very host: no sibling domain and no plain connection can set it. */
export const SESSION_COOKIE = '__Host-rokhas'

/** A bearer token of 256 random bits; the database keeps only its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

export const sessionCookie = (token: string): string =>
  `${SESSION_COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax`

export const endedCookie = `${SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`
