/** Why a signature key cannot sign, in the order the questions are asked. */
export const KEY_FAULTS = [
  /** No such key among those one may use. */
  'KEY_UNKNOWN',
  /** Suspended, revoked or replaced. */
  'KEY_NOT_ACTIVE',
  /** Its holder's mandate in the body has ended, or has not begun. */
  'KEY_MANDATE_ENDED',
  /** Held for another body than the one the act is signed for. */
  'KEY_OF_ANOTHER_BODY',
  'KEY_CERTIFICATE_EXPIRED',
  /** The kind of key is not set up in this house: no module, no remote service. */
  'KEY_PROVIDER_NOT_SET',
  /** The passphrase, the PIN or the one-time code is another. */
  'KEY_SECRET_WRONG',
  /** Too many wrong tries: whoever gave the token or keeps the key unlocks it. */
  'KEY_SECRET_LOCKED',
  'KEY_SECRET_EXPIRED',
  /** The service wants a one-time code beside the PIN. */
  'KEY_CODE_MISSING',
  /** Encrypted as is done no longer: to be exported anew. */
  'KEY_FILE_OUTDATED',
  /** Its passphrase would be digested millions of times over: to be exported anew. */
  'KEY_FILE_TOO_SLOW',
  /** The token is not in its reader, or was taken out meanwhile. */
  'KEY_TOKEN_ABSENT',
  /** Two tokens answer to the same description. */
  'KEY_TOKEN_AMBIGUOUS',
  /** The token, the file or the service holds no such key. */
  'KEY_MISSING',
  /** What signs is not the key of the certificate. */
  'KEY_DIFFERS',
  /** The driver of the token cannot be used at all. */
  'KEY_DRIVER_UNUSABLE',
  /** The driver fell, or answered nothing in time; the server goes on. */
  'KEY_DRIVER_FELL',
  /** The remote service is away, slow, or answers what it should not. */
  'KEY_SERVICE_AWAY',
  'KEY_SERVICE_REFUSED',
  /** One consent of the remote service signs fewer at once. */
  'KEY_BATCH_TOO_LARGE',
] as const
export type KeyFault = (typeof KEY_FAULTS)[number]
