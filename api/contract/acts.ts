import { z } from 'zod'

/** The heaviest act that is checked, in bytes: a whole file is read into memory. */
export const MOST_CHECKED_BYTES = 50 * 1024 * 1024

/** Why a file is not read at all. */
export const PDF_REFUSALS = [
  'EMPTY',
  'NOT_A_PDF',
  'TRUNCATED',
  'ENCRYPTED',
  'XREF_BROKEN',
  'MALFORMED',
  'TOO_COMPLEX',
] as const
export type PdfRefusal = (typeof PDF_REFUSALS)[number]

/** Why one signature is not taken, in the order the questions are asked. */
export const SIGNATURE_FAULTS = [
  /** Its dictionary lacks what ISO 32000-2 §12.8 wants, or stands where it could be two things. */
  'SIGNATURE_MALFORMED',
  /** The bytes left out are not exactly the signature's own value. */
  'BYTE_RANGE_MOVED',
  /** The bytes signed do not end where a revision of the file ends. */
  'BYTE_RANGE_OFF_REVISION',
  'CMS_MALFORMED',
  /** The CMS carries a content of its own, which is not the file. */
  'CMS_EMBEDS_CONTENT',
  'SIGNED_ATTRIBUTES_MISSING',
  /** SHA-1, RSA under 2048 bits, or an algorithm that is not known here. */
  'ALGORITHM_REFUSED',
  /** The bytes signed are no longer those that were signed. */
  'DIGEST_DIFFERS',
  /** The signed attributes were not signed with the key of the certificate. */
  'SIGNATURE_DIFFERS',
  /** The signature was made for another certificate than the one shown. */
  'SIGNING_CERTIFICATE_DIFFERS',
  'TIMESTAMP_WRONG',
  /** Bytes follow the last revision. */
  'TRAILING_BYTES',
  /** A later revision changed more than a signature may. */
  'CHANGED_AFTER_SIGNING',
  /** The first signature closed the file to any further one. */
  'CLOSED_BY_FIRST_SIGNATURE',
  'SIGNED_IN_FUTURE',
  'CERTIFICATE_NOT_IN_FORCE',
  /** Expired since, and no timestamp proves that it was in force. */
  'CERTIFICATE_EXPIRED',
  /** Taken back by its authority before it signed, or some day when no timestamp proves that it signed before. */
  'CERTIFICATE_REVOKED',
  'CERTIFICATE_NOT_FOR_SIGNING',
  /** No chain leads to an authority this house trusts. */
  'SIGNER_UNTRUSTED',
] as const
export type SignatureFault = (typeof SIGNATURE_FAULTS)[number]

export const REVOCATIONS = ['good', 'revoked', 'unknown'] as const

export const actSignature = z.object({
  /**
   * Of PAdES (ETSI EN 319 142-1): B-B, B-T with a timestamp, B-LT with what proves that nobody had been taken back; `timestamp`
   * is one of the whole document; null is none of them.
   */
  level: z.enum(['B-B', 'B-T', 'B-LT', 'timestamp']).nullable(),
  /** The common name of the certificate; null when none could be read. */
  signer: z.string().nullable(),
  /** The timestamp's instant, or else the one the signer claims. */
  at: z.iso.datetime().nullable(),
  valid: z.boolean(),
  reason: z.enum(SIGNATURE_FAULTS).nullable(),
  /** Whether its certificate, and each above it, stood when it signed; `unknown` where nothing at hand says so. */
  revocation: z.enum(REVOCATIONS),
})
export type ActSignature = z.infer<typeof actSignature>

/** `untrusted`: nothing of what is signed was altered, and a signer is not known here. One signature that fails is the file's verdict. */
export const VERDICTS = ['valid', 'untrusted', 'invalid', 'unsigned', 'unreadable'] as const

/** What a signed PDF is worth; signatures in the order they were given. */
export const actVerification = z.object({
  verdict: z.enum(VERDICTS),
  /** Why an `unreadable` file is not read. */
  refusal: z.enum(PDF_REFUSALS).nullable(),
  /** The last signature covers every byte of the file but its own value. */
  wholeDocument: z.boolean(),
  signatures: z.array(actSignature),
})
export type ActVerification = z.infer<typeof actVerification>
