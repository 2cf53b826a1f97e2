import { Attribute, ContentInfo, SignedData, type SignerInfo } from '@peculiar/asn1-cms'
import { AsnArray, AsnConvert, AsnType, AsnTypeTypes, OctetString } from '@peculiar/asn1-schema'
import type { Certificate } from '@peculiar/asn1-x509'

/** The name in the certificate: nobody here vouches for it. */
export type SignedBy = { readonly name: string | null }

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const COMMON_NAME = '2.5.4.3'
const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
const EC_KEY = '1.2.840.10045.2.1'
const CURVES: Readonly<Record<string, readonly [name: string, bytes: number]>> = {
  '06082a8648ce3d030107': ['P-256', 32],
  '06052b81040022': ['P-384', 48],
}

/** The schema library declares with decorators, which erasable TypeScript has not: they are called as the functions they are. */
class AttributeSet extends AsnArray<Attribute> {}
AsnType({ type: AsnTypeTypes.Set, itemType: Attribute })(AttributeSet)

/** Who signed some bytes with a detached CMS (RFC 5652 §5.4 and §5.6), or null when these are not the bytes, or it is not their signature. */
export async function cmsHolds(
  contents: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<SignedBy | null> {
  try {
    const data = AsnConvert.parse(AsnConvert.parse(contents, ContentInfo).content, SignedData)
    const outer = AsnConvert.parse(contents, ContentInfo)
    const [info, ...others] = data.signerInfos
    if (outer.contentType !== SIGNED_DATA || !info || others.length > 0 || data.encapContentInfo.eContent) return null
    const certificate = (data.certificates ?? []).find(({ certificate: one }) => one && isNamed(one, info))?.certificate
    if (!certificate || !(await isOver(info, signed)) || !(await isBy(info, certificate))) return null
    return { name: nameOf(certificate) }
  } catch {
    return null // what does not parse is no signature
  }
}

const isNamed = ({ tbsCertificate: { serialNumber, issuer } }: Certificate, { sid }: SignerInfo): boolean => {
  const named = sid.issuerAndSerialNumber
  return (
    named !== undefined &&
    same(named.serialNumber, serialNumber) &&
    same(AsnConvert.serialize(named.issuer), AsnConvert.serialize(issuer))
  )
}

async function isOver({ signedAttrs, digestAlgorithm }: SignerInfo, signed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const said = (signedAttrs ?? []).find(({ attrType }) => attrType === MESSAGE_DIGEST)?.attrValues[0]
  const digest = DIGESTS[digestAlgorithm.algorithm]
  if (!said || !digest) return false
  return same(AsnConvert.parse(said, OctetString).buffer, await crypto.subtle.digest(digest, signed))
}

/** What is signed is the attributes as the SET they are. */
async function isBy({ signedAttrs = [], signature, digestAlgorithm }: SignerInfo, certificate: Certificate) {
  const hash = DIGESTS[digestAlgorithm.algorithm] ?? ''
  const { subjectPublicKeyInfo } = certificate.tbsCertificate
  const spki = AsnConvert.serialize(subjectPublicKeyInfo)
  const attributes = AsnConvert.serialize(new AttributeSet([...signedAttrs]))
  if (subjectPublicKeyInfo.algorithm.algorithm !== EC_KEY) {
    const rsa = { name: 'RSASSA-PKCS1-v1_5', hash }
    const key = await crypto.subtle.importKey('spki', spki, rsa, false, ['verify'])
    return crypto.subtle.verify(rsa, key, signature.buffer, attributes)
  }
  const curve = CURVES[hexadecimal(new Uint8Array(subjectPublicKeyInfo.algorithm.parameters ?? new ArrayBuffer(0)))]
  if (!curve) return false
  const [namedCurve, bytes] = curve
  const key = await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve }, false, ['verify'])
  const value = twoNumbers(new Uint8Array(signature.buffer), bytes)
  return crypto.subtle.verify({ name: 'ECDSA', hash }, key, value, attributes)
}

/** ECDSA's value as the browser wants it: two numbers of the curve's length, out of the DER of both. */
function twoNumbers(der: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> {
  const value = new Uint8Array(bytes * 2)
  let at = (der[1] ?? 0) & 0x80 ? 3 : 2
  for (const end of [bytes, bytes * 2]) {
    const length = der[at + 1] ?? 0
    const number = der.subarray(at + 2, at + 2 + length)
    const plain = number[0] === 0 ? number.subarray(1) : number
    value.set(plain, end - plain.length)
    at += 2 + length
  }
  return value
}

function nameOf({ tbsCertificate: { subject } }: Certificate): string | null {
  const named = [...subject].flatMap((part) => [...part]).find(({ type }) => type === COMMON_NAME)
  return named?.value.toString() ?? null
}

const hexadecimal = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const same = (one: ArrayBuffer, other: ArrayBuffer): boolean =>
  hexadecimal(new Uint8Array(one)) === hexadecimal(new Uint8Array(other))
