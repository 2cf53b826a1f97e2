import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { promisify } from 'node:util'
import { type ContentInfo, EncryptedContentInfo } from '@peculiar/asn1-cms'
import {
  AuthenticatedSafe,
  CertBag,
  id_certBag,
  id_pkcs8ShroudedKeyBag,
  id_SafeContents,
  PFX,
  type SafeBag,
  SafeContents,
} from '@peculiar/asn1-pfx'
import { AsnConvert } from '@peculiar/asn1-schema'
import type { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { OID } from '../cms/attributes.ts'
import { Certificate } from '../cms/certificate.ts'
import { octets, partsOf } from '../cms/der.ts'
import type { SignatureProvider } from '../provider.ts'
import { decrypted } from './decrypt.ts'
import { MOST_ROUNDS, roundsOf, roundsOfKeys, roundsOfSeal } from './rounds.ts'

export type Pkcs12Refusal =
  /** It is none, its password is another, somebody changed it, or its key is too short to be used at all. */
  | 'PKCS12_NOT_OPENED'
  /** Encrypted as is done no longer: to be exported anew. */
  | 'PKCS12_OUTDATED'
  /** Its passphrase would be digested more often than anybody waits for. */
  | 'PKCS12_TOO_SLOW'
  | 'PKCS12_WITHOUT_KEY'

export type Pkcs12 =
  | { readonly ok: true; readonly value: SignatureProvider }
  | { readonly ok: false; readonly error: Pkcs12Refusal }

const ENCRYPTED_DATA = '1.2.840.113549.1.7.6'
const ALGORITHMS: Readonly<Record<string, string>> = { rsa: '1.2.840.113549.1.1.11', ec: '1.2.840.10045.4.3.2' }
const signing = promisify(sign)

/**
 * The key of a PKCS#12 file (RFC 7292), kept in memory: for demonstration, since whoever has the file has the signature.
 * What it asks for is counted before anything is derived from the passphrase.
 */
export function openPkcs12(bytes: Buffer, password: string): Pkcs12 {
  const read = bagsOf(bytes, password)
  if (!read.ok) return read
  const fault = sealFault(bytes, password)
  if (fault) return { ok: false, error: fault }
  try {
    return providerOf(contentOf(read.value, password))
  } catch {
    // Its seal was in order: what the parsers do not understand in it is a way of writing they do not know.
    return { ok: false, error: 'PKCS12_OUTDATED' }
  }
}

type Bags =
  | { readonly ok: true; readonly value: readonly SafeBag[] }
  | { readonly ok: false; readonly error: Pkcs12Refusal }

/** What its safes hold, keys still encrypted each by itself. */
function bagsOf(bytes: Buffer, password: string): Bags {
  try {
    const file = AsnConvert.parse(bytes, PFX)
    const safes = [...AsnConvert.parse(octets(file.authSafe.content), AuthenticatedSafe)].map(safeOf)
    const rounds = safes.reduce((sum, safe) => sum + (safe?.how ? roundsOf(safe.how) : 0), roundsOfSeal(file))
    if (rounds > MOST_ROUNDS) return { ok: false, error: 'PKCS12_TOO_SLOW' }
    const opened = safes.map((safe) => safe && plain(safe, password))
    const bags = opened.flatMap((safe) => (safe ? [...AsnConvert.parse(safe, SafeContents)] : []))
    // OpenSSL would go into a safe within a safe, where nothing is counted.
    if (opened.includes(null) || bags.some(({ bagId }) => bagId === id_SafeContents))
      return { ok: false, error: 'PKCS12_OUTDATED' }
    if (rounds + roundsOfKeys(bags) > MOST_ROUNDS) return { ok: false, error: 'PKCS12_TOO_SLOW' }
    return { ok: true, value: bags }
  } catch {
    return { ok: false, error: 'PKCS12_NOT_OPENED' }
  }
}

/** What OpenSSL's refusals mean, by Node's code; it gives no code to a wrong password, a broken seal or a key too short. */
const REFUSALS: Readonly<Record<string, Pkcs12Refusal>> = {
  ERR_CRYPTO_OPERATION_FAILED: 'PKCS12_WITHOUT_KEY',
  ERR_CRYPTO_UNSUPPORTED_OPERATION: 'PKCS12_OUTDATED',
}

/** OpenSSL checks the seal over the whole file, and the password with it. */
function sealFault(pfx: Buffer, passphrase: string): Pkcs12Refusal | null {
  try {
    createSecureContext({ pfx, passphrase })
    return null
  } catch (error) {
    return REFUSALS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'PKCS12_NOT_OPENED'
  }
}

type Content = { readonly keys: readonly KeyObject[]; readonly certificates: readonly Certificate[] }

function contentOf(bags: readonly SafeBag[], password: string): Content {
  const valuesOf = (kind: string) => bags.flatMap(({ bagId, bagValue }) => (bagId === kind ? [bagValue] : []))
  const keys = valuesOf(id_pkcs8ShroudedKeyBag).map((value) =>
    createPrivateKey({ key: Buffer.from(value), format: 'der', type: 'pkcs8', passphrase: password }),
  )
  const certificates = valuesOf(id_certBag).map(
    (value) => new Certificate(octets(AsnConvert.parse(value, CertBag).certValue)),
  )
  return { keys, certificates }
}

/** How a safe is encrypted, if it is. */
type Safe = { readonly how: AlgorithmIdentifier | null; readonly bytes: Buffer }

/** A safe; null when it is kept in another way. */
function safeOf({ contentType, content }: ContentInfo): Safe | null {
  if (contentType === OID.data) return { how: null, bytes: octets(content) }
  const [, info] = contentType === ENCRYPTED_DATA ? partsOf(content) : []
  if (!info) return null
  const { contentEncryptionAlgorithm: how, encryptedContent } = AsnConvert.parse(info, EncryptedContentInfo)
  const parts = encryptedContent?.value ? [encryptedContent.value] : (encryptedContent?.constructedValue ?? [])
  return { how, bytes: Buffer.concat(parts.map(({ buffer }) => Buffer.from(buffer))) }
}

const plain = ({ how, bytes }: Safe, password: string): Buffer | null => (how ? decrypted(how, bytes, password) : bytes)

function providerOf({ keys, certificates }: Content): Pkcs12 {
  const [key] = keys
  const certificate = key && certificates.find(({ node }) => node.checkPrivateKey(key))
  const algorithm = ALGORITHMS[key?.asymmetricKeyType ?? '']
  if (!key || !certificate || !algorithm) return { ok: false, error: 'PKCS12_WITHOUT_KEY' }
  const value: SignatureProvider = {
    certificate,
    chain: chainOf(certificate, certificates),
    algorithm,
    sign: (bytes) => signing('sha256', bytes, key),
  }
  return { ok: true, value }
}

/** More than any authority has above a signer. */
const LONGEST_CHAIN = 8

function chainOf(certificate: Certificate, offered: readonly Certificate[]): readonly Certificate[] {
  const chain: Certificate[] = []
  for (let below = certificate; chain.length < LONGEST_CHAIN; ) {
    const above = offered.find((one) => !chain.includes(one) && one !== below && one.issued(below))
    if (!above || above.issued(above)) return chain
    chain.push(above)
    below = above
  }
  return chain
}
