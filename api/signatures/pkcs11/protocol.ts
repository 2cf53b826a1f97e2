import type { KeyFault } from '../../contract/keyFaults.ts'
import type { TokenReference } from './reference.ts'

/** What the driver's process is asked: to sign a digest (SHA-256), or, without one, to find the key and no more. */
export type TokenJob = {
  readonly module: string
  readonly reference: TokenReference
  readonly pin: string
  readonly kind: 'rsa' | 'ec'
  readonly digest: Uint8Array | null
}

/** ECDSA answers its two numbers, one after the other. */
export type TokenAnswer =
  | { readonly ok: true; readonly signature: Uint8Array }
  | { readonly ok: false; readonly fault: KeyFault; readonly why: string }
