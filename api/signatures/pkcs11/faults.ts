import type { KeyFault } from '../../contract/keyFaults.ts'

/** What a CK_RV means to whoever signs (PKCS#11 base specification v2.40, §11.1). */
const FAULTS: Readonly<Record<number, KeyFault>> = {
  48: 'KEY_TOKEN_ABSENT', // CKR_DEVICE_ERROR
  50: 'KEY_TOKEN_ABSENT', // CKR_DEVICE_REMOVED
  96: 'KEY_MISSING', // CKR_KEY_HANDLE_INVALID
  99: 'KEY_MISSING', // CKR_KEY_TYPE_INCONSISTENT
  104: 'KEY_MISSING', // CKR_KEY_FUNCTION_NOT_PERMITTED
  130: 'KEY_MISSING', // CKR_OBJECT_HANDLE_INVALID
  160: 'KEY_SECRET_WRONG', // CKR_PIN_INCORRECT
  161: 'KEY_SECRET_WRONG', // CKR_PIN_INVALID
  162: 'KEY_SECRET_WRONG', // CKR_PIN_LEN_RANGE
  163: 'KEY_SECRET_EXPIRED', // CKR_PIN_EXPIRED
  164: 'KEY_SECRET_LOCKED', // CKR_PIN_LOCKED
  176: 'KEY_TOKEN_ABSENT', // CKR_SESSION_CLOSED
  179: 'KEY_TOKEN_ABSENT', // CKR_SESSION_HANDLE_INVALID
  224: 'KEY_TOKEN_ABSENT', // CKR_TOKEN_NOT_PRESENT
  225: 'KEY_TOKEN_ABSENT', // CKR_TOKEN_NOT_RECOGNIZED
  258: 'KEY_SECRET_EXPIRED', // CKR_USER_PIN_NOT_INITIALIZED
}

/**
 * What the driver answers that is none of these is its own fault. A key that was found a moment ago and is not there any
 * more went with its token.
 */
export function faultOf(code: number, found = false): KeyFault {
  const fault = FAULTS[code] ?? 'KEY_DRIVER_UNUSABLE'
  return found && fault === 'KEY_MISSING' ? 'KEY_TOKEN_ABSENT' : fault
}
