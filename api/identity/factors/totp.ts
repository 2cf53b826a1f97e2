import { generateSecret, generateURI, verifySync } from 'otplib'

/** RFC 6238 with the values every authenticator application knows: SHA-1, 6 digits, 30 seconds. */
const STEP_S = 30
const SECRET_BYTES = 20
const ISSUER = 'Rokhas'

/** 160 random bits in base32, as RFC 4226 recommends. */
export const newTotpSecret = (): string => generateSecret({ length: SECRET_BYTES })

/** The `otpauth://` address an authenticator application reads from a QR code. */
export const totpAddress = (secret: string, email: string): string =>
  generateURI({ issuer: ISSUER, label: email, secret })

/** The step whose code this is, one step early or late allowed (RFC 6238 5.2); null when it is no code of the moment. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const epoch = Math.floor(at.getTime() / 1000)
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_S })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
