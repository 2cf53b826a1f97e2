import { createSign, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate as CertificateShape,
  Extension,
  Extensions,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import { RSA_SHA256 } from '../../../signatures/algorithm.ts'
import { Certificate } from '../../../signatures/cms/certificate.ts'
import type { SignatureProvider } from '../../../signatures/provider.ts'

const KEY_BITS = 2048
const DAY_MS = 86_400_000
const COMMON_NAME = '2.5.4.3'
const OID = { basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15' } as const
const signing = promisify(sign)

type Pair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
const newPair = (): Promise<Pair> => promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS })

/** An authority made for one run, whose keys are nowhere but in this process: nobody else is certified by it. */
export class SampleAuthority {
  private readonly pair: Pair
  /** What whoever checks its signers has to trust. */
  readonly certificate: Certificate

  private constructor(pair: Pair, certificate: Certificate) {
    this.pair = pair
    this.certificate = certificate
  }

  static async open(name: string, at: Date): Promise<SampleAuthority> {
    const pair = await newPair()
    const uses = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign
    const der = certify(
      { subject: name, key: pair.publicKey, uses, authority: true, at },
      { name, key: pair.privateKey },
    )
    return new SampleAuthority(pair, new Certificate(der))
  }

  /** A key of somebody's, certified for signing. */
  async signer(subject: string, at: Date): Promise<SignatureProvider> {
    const { publicKey, privateKey } = await newPair()
    const uses = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation
    const issuer = { name: this.certificate.holder ?? '', key: this.pair.privateKey }
    const certificate = new Certificate(certify({ subject, key: publicKey, uses, authority: false, at }, issuer))
    return { certificate, chain: [], algorithm: RSA_SHA256, sign: (bytes) => signing('sha256', bytes, privateKey) }
  }
}

type Certified = {
  readonly subject: string
  readonly key: KeyObject
  readonly uses: number
  readonly authority: boolean
  readonly at: Date
}

/** A certificate of one year (RFC 5280 §4.1), in DER. */
function certify(
  { subject, key, uses, authority, at }: Certified,
  issuer: { readonly name: string; readonly key: KeyObject },
): Buffer {
  const algorithm = new AlgorithmIdentifier({ algorithm: RSA_SHA256, parameters: null })
  const spki = key.export({ type: 'spki', format: 'der' })
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    // Positive, and not the same twice (§4.1.2.2).
    serialNumber: Uint8Array.of(1, ...randomBytes(15)).buffer,
    signature: algorithm,
    issuer: nameOf(issuer.name),
    validity: new Validity({
      notBefore: new Date(at.getTime() - DAY_MS),
      notAfter: new Date(at.getTime() + 365 * DAY_MS),
    }),
    subject: nameOf(subject),
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    extensions: new Extensions([
      critical(OID.basicConstraints, new BasicConstraints({ cA: authority })),
      critical(OID.keyUsage, new KeyUsage(uses)),
    ]),
  })
  const signatureValue = createSign('sha256')
    .update(new Uint8Array(AsnConvert.serialize(tbsCertificate)))
    .sign(issuer.key)
  const shape = new CertificateShape({
    ...{ tbsCertificate, signatureAlgorithm: algorithm },
    signatureValue: Uint8Array.from(signatureValue).buffer,
  })
  return Buffer.from(AsnConvert.serialize(shape))
}

const nameOf = (commonName: string) =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: COMMON_NAME, value: new AttributeValue({ utf8String: commonName }) }),
    ]),
  ])

const critical = (extnID: string, value: object) =>
  new Extension({ extnID, critical: true, extnValue: new OctetString(AsnConvert.serialize(value)) })
