import { Attribute, type SignerInfo } from '@peculiar/asn1-cms'
import { AsnArray, AsnConvert, AsnType, AsnTypeTypes } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { DIGESTS } from './algorithms.ts'
import { isOctets, octets, partsOf } from './der.ts'
import { type Der, identifier, octetString, sequenceOf, setOf } from './writeDer.ts'

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
} as const

/** The schema library declares with decorators, which erasable TypeScript has not: they are called as the functions they are. */
class AttributeSet extends AsnArray<Attribute> {}
AsnType({ type: AsnTypeTypes.Set, itemType: Attribute })(AttributeSet)

/** What is signed: the attributes in DER as the SET they are, not as the field they stand in (RFC 5652 §5.4). */
export const attributeBytes = (attributes: readonly Attribute[]): Buffer =>
  Buffer.from(AsnConvert.serialize(new AttributeSet([...attributes])))

/** The one value of an attribute, in DER; undefined when it is absent or has several. */
export function attribute(list: SignerInfo['signedAttrs'], type: string): ArrayBuffer | undefined {
  const [found, ...more] = (list ?? []).filter(({ attrType }) => attrType === type)
  return found?.attrValues.length === 1 && more.length === 0 ? found.attrValues[0] : undefined
}

/**
 * Whether a signing-certificate-v2 (RFC 5035 §3) names, first of all, the certificate with these digests.
 * @throws what the parser throws when it is none
 */
export function namesCertificate(value: ArrayBuffer, digestOf: (digest: string) => Buffer): boolean {
  const [list = new ArrayBuffer(0)] = partsOf(value)
  const [first = new ArrayBuffer(0)] = partsOf(list)
  const [head = new ArrayBuffer(0), next = new ArrayBuffer(0)] = partsOf(first)
  // ESSCertIDv2: SHA-256 is its algorithm when it begins with the digest at once.
  if (isOctets(head)) return octets(head).equals(digestOf('sha256'))
  const digest = DIGESTS[AsnConvert.parse(head, AlgorithmIdentifier).algorithm]
  return digest !== undefined && octets(next).equals(digestOf(digest))
}

const one = (type: string, value: Der): Der => sequenceOf(identifier(type), setOf(value))

/** The signed attributes of PAdES B-B (ETSI EN 319 142-1 §6.3), in the order DER wants: no signing-time among them. */
export function baselineAttributes(digest: Buffer, certificateDigest: Buffer): readonly Der[] {
  const named = sequenceOf(octetString(certificateDigest))
  return [
    one(OID.contentType, identifier(OID.data)),
    one(OID.signingCertificateV2, sequenceOf(sequenceOf(named))),
    one(OID.messageDigest, octetString(digest)),
  ].toSorted(Buffer.compare)
}
