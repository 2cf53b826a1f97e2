import type { KeyFault } from '../contract/keyFaults.ts'
import type { SignatureProvider } from './provider.ts'

/** A key ready to sign: whoever opened it closes it. */
export type OpenKey = SignatureProvider & { readonly close: () => void }

export type OpenedKey =
  | { readonly ok: true; readonly value: OpenKey }
  | { readonly ok: false; readonly error: KeyFault }

/** What a key's `sign` is rejected with when the key, not the file, is at fault. */
export class KeyFailed extends Error {
  readonly code: KeyFault

  constructor(code: KeyFault, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

/** A fault of a key as a value; anything else is a fault of ours and goes on. */
export async function orKeyFault<T>(
  work: () => Promise<T>,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: KeyFault }> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof KeyFailed) return { ok: false, error: error.code }
    throw error
  }
}

/** What is known of a key before it is opened. */
export type KnownKey = Pick<SignatureProvider, 'certificate' | 'chain'>
