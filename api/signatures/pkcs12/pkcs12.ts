import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { promisify } from 'node:util'
import { type ContentInfo, EncryptedContentInfo } from '@peculiar/asn1-cms'
import { AuthenticatedSafe, CertBag, id_certBag, id_pkcs8ShroudedKeyBag, PFX, SafeContents } from '@peculiar/asn1-pfx'
import { AsnConvert } from '@peculiar/asn1-schema'
import { OID } from '../cms/attributes.ts'
import { Certificate } from '../cms/certificate.ts'
import { octets, partsOf } from '../cms/der.ts'
import type { SignatureProvider } from '../provider.ts'
import { decrypted } from './decrypt.ts'

export type Pkcs12Refusal =
  /** It is none, its password is another, somebody changed it, or its key is too short to be used at all. */
  | 'PKCS12_NOT_OPENED'
  /** Encrypted as is done no longer: to be exported anew. */
  | 'PKCS12_OUTDATED'
  | 'PKCS12_WITHOUT_KEY'

export type Pkcs12 =
  | { readonly ok: true; readonly value: SignatureProvider }
  | { readonly ok: false; readonly error: Pkcs12Refusal }

const ENCRYPTED_DATA = '1.2.840.113549.1.7.6'
const ALGORITHMS: Readonly<Record<string, string>> = { rsa: '1.2.840.113549.1.1.11', ec: '1.2.840.10045.4.3.2' }
const signing = promisify(sign)

/** The key of a PKCS#12 file (RFC 7292), kept in memory: for demonstration, since whoever has the file has the signature. */
export function openPkcs12(bytes: Buffer, password: string): Pkcs12 {
  const fault = sealFault(bytes, password)
  if (fault) return { ok: false, error: fault }
  try {
    const content = contentOf(bytes, password)
    return content ? providerOf(content) : { ok: false, error: 'PKCS12_OUTDATED' }
  } catch {
    // Its seal was in order: what the parsers do not understand in it is a way of writing they do not know.
    return { ok: false, error: 'PKCS12_OUTDATED' }
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

function contentOf(bytes: Buffer, password: string): Content | null {
  const { authSafe } = AsnConvert.parse(bytes, PFX)
  const safes = [...AsnConvert.parse(octets(authSafe.content), AuthenticatedSafe)].map((safe) => plain(safe, password))
  if (safes.includes(null)) return null
  const bags = safes.flatMap((safe) => (safe ? [...AsnConvert.parse(safe, SafeContents)] : []))
  const valuesOf = (kind: string) => bags.flatMap(({ bagId, bagValue }) => (bagId === kind ? [bagValue] : []))
  const keys = valuesOf(id_pkcs8ShroudedKeyBag).map((value) =>
    createPrivateKey({ key: Buffer.from(value), format: 'der', type: 'pkcs8', passphrase: password }),
  )
  const certificates = valuesOf(id_certBag).map(
    (value) => new Certificate(octets(AsnConvert.parse(value, CertBag).certValue)),
  )
  return { keys, certificates }
}

/** What a safe holds; null when it is encrypted in another way. */
function plain({ contentType, content }: ContentInfo, password: string): Buffer | null {
  if (contentType === OID.data) return octets(content)
  const [, info] = contentType === ENCRYPTED_DATA ? partsOf(content) : []
  if (!info) return null
  const { contentEncryptionAlgorithm, encryptedContent } = AsnConvert.parse(info, EncryptedContentInfo)
  const parts = encryptedContent?.value ? [encryptedContent.value] : (encryptedContent?.constructedValue ?? [])
  return decrypted(contentEncryptionAlgorithm, Buffer.concat(parts.map(({ buffer }) => Buffer.from(buffer))), password)
}

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

function chainOf(certificate: Certificate, offered: readonly Certificate[]): readonly Certificate[] {
  const chain: Certificate[] = []
  for (let below = certificate; ; ) {
    const above = offered.find((one) => !chain.includes(one) && one !== below && one.issued(below))
    if (!above || above.issued(above)) return chain
    chain.push(above)
    below = above
  }
}
