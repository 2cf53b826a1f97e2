import { ContentInfo, SignedData, type SignerInfo } from '@peculiar/asn1-cms'
import { AsnConvert } from '@peculiar/asn1-schema'
import type { SignatureFault } from '../../contract/acts.ts'
import { digestOf, holds, isTaken } from './algorithms.ts'
import { attribute, attributeBytes, namesCertificate, OID } from './attributes.ts'
import { Certificate } from './certificate.ts'
import { isObjectIdentifier, octets } from './der.ts'

/** A CMS SignedData (RFC 5652) of one signer, taken apart. */
export type Cms = {
  readonly der: Buffer
  readonly signer: Certificate
  readonly certificates: readonly Certificate[]
  readonly info: SignerInfo
  readonly contentType: string
  /** What it signs, when it carries that itself; null when it is detached. */
  readonly content: Buffer | null
  /** The digests it says its signers use. */
  readonly declared: readonly string[]
}

/** Certificates beside a signature: more are there to keep somebody busy. */
const MOST_CERTIFICATES = 16

/** Reads the CMS at the head of some bytes; zeros alone may follow, the room it did not use. Null when it is none. */
export function readCms(bytes: Buffer): Cms | null {
  const length = derLength(bytes)
  if (length === null || bytes.subarray(length).some((byte) => byte !== 0)) return null
  const der = bytes.subarray(0, length)
  // The parsers say what they do not understand by throwing, whatever it is.
  return orNull(() => {
    const outer = AsnConvert.parse(der, ContentInfo)
    if (outer.contentType !== OID.signedData) return null
    const data = AsnConvert.parse(outer.content, SignedData)
    // One encoding only: what stands outside the signed attributes may not change unseen either.
    outer.content = AsnConvert.serialize(data)
    return Buffer.from(AsnConvert.serialize(outer)).equals(der) ? takenApart(data, der) : null
  })
}

function takenApart(data: SignedData, der: Buffer): Cms | null {
  const [info, ...others] = data.signerInfos
  const { eContentType: contentType, eContent } = data.encapContentInfo
  // The versions that such a content and such a signer have, and no other (RFC 5652 §5.1, §5.3).
  const version = contentType === OID.data ? 1 : 3
  if (!info || others.length > 0 || data.version !== version || info.version !== 1) return null
  const shapes = [...(data.certificates ?? [])].slice(0, MOST_CERTIFICATES)
  const certificates = shapes.flatMap(({ certificate }) =>
    certificate ? [new Certificate(Buffer.from(AsnConvert.serialize(certificate)))] : [],
  )
  const signer = certificates.find((certificate) => isNamed(certificate, info))
  if (!signer) return null
  const content = eContent ? Buffer.from(eContent.single?.buffer ?? eContent.any ?? new ArrayBuffer(0)) : null
  const declared = [...data.digestAlgorithms].map(({ algorithm }) => algorithm)
  return { der, signer, certificates, info, contentType, content, declared }
}

/** Of the whole DER value at the head of some bytes, or null: BER's open length ends nowhere one can trust. */
function derLength(bytes: Buffer): number | null {
  const [tag, first = 0] = bytes
  const more = first & 0x80 ? first & 0x7f : 0
  if (tag !== 0x30 || first === 0x80 || more > 4 || bytes.length < 2 + more) return null
  const length = 2 + more + (more ? bytes.readUIntBE(2, more) : first)
  return length <= bytes.length ? length : null
}

function isNamed(certificate: Certificate, { sid }: SignerInfo): boolean {
  const named = sid.issuerAndSerialNumber
  if (!named || !certificate.serial.equals(Buffer.from(named.serialNumber))) return false
  return certificate.issuerDer.equals(Buffer.from(AsnConvert.serialize(named.issuer)))
}

type Wanted = {
  readonly contentType: string
  /** Of the content that must have been signed, with an algorithm of `DIGESTS`. */
  readonly digest: (algorithm: string) => Buffer
}

/** What a CMS is worth for some content: null when it holds, or the first thing that does not (RFC 5652 §5.4, §5.6). */
export function cmsFault({ info, signer, contentType, declared }: Cms, wanted: Wanted): SignatureFault | null {
  if (!info.signedAttrs) return 'SIGNED_ATTRIBUTES_MISSING'
  const digest = digestOf(info.digestAlgorithm)
  const signing = { algorithm: info.signatureAlgorithm, digest: digest ?? '', key: signer.key }
  if (!digest || !isTaken(signing)) return 'ALGORITHM_REFUSED'
  if (contentType !== wanted.contentType || !declared.includes(info.digestAlgorithm.algorithm)) return 'CMS_MALFORMED'
  const said = attribute(info.signedAttrs, OID.messageDigest)
  if (!said || !isObjectIdentifier(attribute(info.signedAttrs, OID.contentType), contentType))
    return 'SIGNED_ATTRIBUTES_MISSING'
  if (!orNull(() => octets(said))?.equals(wanted.digest(digest))) return 'DIGEST_DIFFERS'
  if (!holds(signing, attributeBytes(info.signedAttrs), Buffer.from(info.signature.buffer))) return 'SIGNATURE_DIFFERS'
  const named = attribute(info.signedAttrs, OID.signingCertificateV2)
  const names = named && orNull(() => namesCertificate(named, (algorithm) => signer.digest(algorithm)))
  return named && !names ? 'SIGNING_CERTIFICATE_DIFFERS' : null
}

/** Whether the signed attributes are those of PAdES B-B (ETSI EN 319 142-1 §6.3). */
export const isBaseline = ({ info: { signedAttrs } }: Cms): boolean =>
  attribute(signedAttrs, OID.signingCertificateV2) !== undefined &&
  !(signedAttrs ?? []).some(({ attrType }) => attrType === OID.signingTime)

export function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
