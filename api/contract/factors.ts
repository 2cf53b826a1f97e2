import { z } from 'zod'

/** Six digits of an authenticator, or a recovery code; spaces and dashes are of no matter. */
export const factorCode = z.string().trim().min(6).max(40)
export const codeBody = z.object({ code: factorCode })

export const passkey = z.object({
  /** The credential's id, base64url. */
  id: z.string(),
  label: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type PasskeyShown = z.infer<typeof passkey>
export const passkeys = z.object({ passkeys: z.array(passkey) })

/** `PublicKeyCredential…OptionsJSON` (WebAuthn 3), handed to the browser's own call as it is. */
export const passkeyOptions = z.object({ options: z.object({ challenge: z.string() }).loose() })

const credentialId = z.string().min(1).max(1400)
const bytes = z.string().max(65_536)
const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
}

/** `RegistrationResponseJSON` (WebAuthn 3). */
export const registrationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(32)).max(8).optional(),
  }),
})

/** `AuthenticationResponseJSON` (WebAuthn 3). */
export const authenticationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
})

export const enrolPasskeyBody = z.object({
  label: z.string().trim().min(1).max(80),
  response: registrationResponse,
})
export const passkeySignInBody = z.object({ response: authenticationResponse })

/** A first factor enrolled brings its recovery codes, shown this once; later ones bring none. */
export const passkeyEnrolled = z.object({ passkey, recoveryCodes: z.array(z.string()) })

export const totpBegun = z.object({
  /** Base32, for whoever types it by hand. */
  secret: z.string(),
  /** `otpauth://totp/…` */
  address: z.string(),
  /** The address as an SVG drawing. */
  qr: z.string(),
})

/** Shown once: only their digests are kept. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

/** Beyond this, a proof of the second factor no longer opens what changes factors (SECOND_FACTOR_STALE). */
export const FRESH_PROOF_MINUTES = 15
