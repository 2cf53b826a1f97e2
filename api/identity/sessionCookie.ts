import { createHash, randomBytes } from 'node:crypto'

/** The prefix binds the cookie to this very host: no sibling domain and no plain connection can set it. */
export const SESSION_COOKIE = '__Host-rokhas'

/** Names a browser, signed in or not, so that its person is told of any other; it opens nothing by itself. */
export const DEVICE_COOKIE = '__Host-rokhas-device'

/** As long as browsers keep any cookie (RFC 6265bis: 400 days). */
const DEVICE_SECONDS = 400 * 24 * 3600

const KEPT = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** A bearer token of 256 random bits; the database keeps only its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

export const sessionCookie = (token: string): string => `${SESSION_COOKIE}=${token}; ${KEPT}`

export const endedCookie = `${SESSION_COOKIE}=; ${KEPT}; Max-Age=0`

export const deviceCookie = (token: string): string => `${DEVICE_COOKIE}=${token}; ${KEPT}; Max-Age=${DEVICE_SECONDS}`
