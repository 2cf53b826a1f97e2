import { hash, type KeyObject, X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  BasicConstraints,
  Certificate as CertificateShape,
  ExtendedKeyUsage,
  KeyUsage,
  KeyUsageFlags,
} from '@peculiar/asn1-x509'

const EXTENSION = { keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37' } as const
/** Critical extensions that are judged here, and those that forbid nothing a signature does. */
const UNDERSTOOD: ReadonlySet<string> = new Set([...Object.values(EXTENSION), '2.5.29.32', '2.5.29.17'])
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
/** Any use, e-mail, client, documents (RFC 9336, Microsoft's, Adobe's): those of a person who signs, not of a machine. */
const PERSONAL: ReadonlySet<string> = new Set([
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.2',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
])
const COMMON_NAME = '2.5.4.3'
const ORGANISATION = '2.5.4.10'

/** Authorities between an anchor and a signer. */
export const LONGEST = 8

/** An X.509 certificate (RFC 5280), as what is asked of it here. */
export class Certificate {
  readonly der: Buffer
  readonly node: X509Certificate
  readonly key: KeyObject
  readonly shape: CertificateShape
  readonly issuerDer: Buffer
  readonly subjectDer: Buffer
  readonly purposes: readonly string[]
  private readonly uses: number | null
  private readonly limits: BasicConstraints | null

  /** @throws whatever the parsers throw when the bytes are no certificate, or its key is of no known kind */
  constructor(der: Buffer) {
    this.der = der
    this.node = new X509Certificate(der)
    this.key = this.node.publicKey
    this.shape = AsnConvert.parse(der, CertificateShape)
    this.issuerDer = Buffer.from(AsnConvert.serialize(this.shape.tbsCertificate.issuer))
    this.subjectDer = Buffer.from(AsnConvert.serialize(this.shape.tbsCertificate.subject))
    const [uses, limits, purposes] = [EXTENSION.keyUsage, EXTENSION.basicConstraints, EXTENSION.extendedKeyUsage].map(
      (oid) => this.extension(oid),
    )
    this.uses = uses ? AsnConvert.parse(uses, KeyUsage).toNumber() : null
    this.limits = limits ? AsnConvert.parse(limits, BasicConstraints) : null
    this.purposes = purposes ? [...AsnConvert.parse(purposes, ExtendedKeyUsage)] : []
  }

  /** Its holder, as a person would say it. */
  get holder(): string | null {
    return nameIn(this.shape.tbsCertificate.subject)
  }

  /** The authority that gave it, as a person would say it. */
  get authority(): string | null {
    return nameIn(this.shape.tbsCertificate.issuer)
  }

  get serial(): Buffer {
    return Buffer.from(this.shape.tbsCertificate.serialNumber)
  }

  digest(algorithm: string): Buffer {
    return hash(algorithm, this.der, 'buffer')
  }

  isInForce(at: Date): boolean {
    return this.node.validFromDate <= at && at <= this.node.validToDate
  }

  /** Nothing in it that must be understood is not. */
  get isUnderstood(): boolean {
    return (this.shape.tbsCertificate.extensions ?? []).every(
      ({ critical, extnID }) => !critical || UNDERSTOOD.has(extnID),
    )
  }

  /** Whether it was given to sign what commits its holder. */
  get maySign(): boolean {
    const personal = this.purposes.length === 0 || this.purposes.some((purpose) => PERSONAL.has(purpose))
    return personal && this.serves(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation)
  }

  get mayStampTime(): boolean {
    return this.purposes.includes(TIME_STAMPING)
  }

  get isAuthority(): boolean {
    return this.limits?.cA ?? false
  }

  /** Whether it may stand over a signer with so many authorities between them. */
  mayIssue(authoritiesBelow: number): boolean {
    if (!this.limits?.cA || (this.limits.pathLenConstraint ?? LONGEST) < authoritiesBelow) return false
    return this.serves(KeyUsageFlags.keyCertSign)
  }

  /** Whether this authority may say which of its certificates it took back. */
  get mayListRevoked(): boolean {
    return this.serves(KeyUsageFlags.cRLSign)
  }

  /** Whether this authority issued another certificate: its name, its key and its signature. */
  issued(other: Certificate): boolean {
    return other.node.checkIssued(this.node) && other.node.verify(this.key)
  }

  private serves(flags: number): boolean {
    return this.uses === null || (this.uses & flags) !== 0
  }

  /** The value of an extension, in DER; undefined when it has none such. */
  extension(oid: string): ArrayBuffer | undefined {
    return this.shape.tbsCertificate.extensions?.find(({ extnID }) => extnID === oid)?.extnValue.buffer
  }
}

function nameIn(distinguished: CertificateShape['tbsCertificate']['subject']): string | null {
  const named = [...distinguished].flatMap((part) => [...part])
  const say = (type: string) => named.find((part) => part.type === type)?.value.toString()
  return say(COMMON_NAME) ?? say(ORGANISATION) ?? null
}
