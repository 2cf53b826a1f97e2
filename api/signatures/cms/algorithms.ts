import { type KeyObject, verify } from 'node:crypto'
import type { AlgorithmIdentifier } from '@peculiar/asn1-x509'

/** The digests a signature may be made with; SHA-1 no longer proves anything. */
export const DIGESTS: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** Each with its key's kind; the digest is null where the SignerInfo's own is meant (RFC 3370 §3.2). */
const SIGNATURES: Readonly<Record<string, readonly ['rsa' | 'ec', string | null]>> = {
  '1.2.840.113549.1.1.1': ['rsa', null],
  '1.2.840.113549.1.1.11': ['rsa', 'sha256'],
  '1.2.840.113549.1.1.12': ['rsa', 'sha384'],
  '1.2.840.113549.1.1.13': ['rsa', 'sha512'],
  '1.2.840.10045.4.3.2': ['ec', 'sha256'],
  '1.2.840.10045.4.3.3': ['ec', 'sha384'],
  '1.2.840.10045.4.3.4': ['ec', 'sha512'],
}

const LEAST_RSA_BITS = 2048

/** The digest of an algorithm identifier, or null when it is not taken here. */
export const digestOf = (algorithm: AlgorithmIdentifier) =>
  (hasNoParameters(algorithm) && DIGESTS[algorithm.algorithm]) || null

const hasNoParameters = ({ parameters }: AlgorithmIdentifier) =>
  parameters === undefined || parameters === null || Buffer.from(parameters).equals(Buffer.from([5, 0]))

export type Signing = { readonly algorithm: AlgorithmIdentifier; readonly digest: string; readonly key: KeyObject }

/** Whether a signature algorithm, its digest and the key go together and are strong enough. */
export function isTaken({ algorithm, digest, key }: Signing): boolean {
  const [kind, own] = SIGNATURES[algorithm.algorithm] ?? []
  if (!kind || kind !== key.asymmetricKeyType || !hasNoParameters(algorithm)) return false
  if (own !== null && own !== digest) return false
  return kind === 'ec' || (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS
}

/** The digest that goes with an algorithm which names its own, as those over certificates and lists do; null when not taken. */
export const digestOfSignature = ({ algorithm }: AlgorithmIdentifier): string | null =>
  SIGNATURES[algorithm]?.[1] ?? null

/** Whether bytes were signed with a key; ECDSA's value is the DER of its two numbers. */
export const holds = ({ digest, key }: Signing, bytes: Uint8Array, value: Uint8Array): boolean =>
  verify(digest, bytes, key, value)
