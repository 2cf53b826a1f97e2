import { AsnConvert } from '@peculiar/asn1-schema'
import { CertificateList } from '@peculiar/asn1-x509'
import { digestOfSignature, holds, isTaken } from '../cms/algorithms.ts'
import { partsOf } from '../cms/der.ts'
import { orNull } from '../cms/signedData.ts'
import type { Link } from '../cms/trust.ts'
import { type Scope, scopeOf } from './scope.ts'
import type { Evidence, Statement } from './statement.ts'

/** Lists are read whole in memory; a national authority's weighs less. */
const LARGEST = 16 * 1024 * 1024

/** A certificate revocation list (RFC 5280 §5), complete for the certificates it speaks of: a partial one, a delta or an indirect one says nothing here. */
export class RevocationList implements Evidence {
  readonly der: Buffer
  private readonly list: CertificateList
  private readonly issuerDer: Buffer
  private readonly revoked: ReadonlyMap<string, Date>
  private readonly scope: Scope

  private constructor(der: Buffer) {
    this.der = der
    this.list = AsnConvert.parse(der, CertificateList)
    const { issuer, revokedCertificates = [] } = this.list.tbsCertList
    const scope = scopeOf(this.list.tbsCertList)
    if (!scope) throw new Error('not a complete list')
    this.scope = scope
    this.issuerDer = Buffer.from(AsnConvert.serialize(issuer))
    this.revoked = new Map(
      revokedCertificates.map(({ userCertificate, revocationDate }) => [
        serialOf(userCertificate),
        revocationDate.getTime(),
      ]),
    )
  }

  /** Null when the bytes are no list, or one that is not understood whole. */
  static read(der: Buffer): RevocationList | null {
    return der.length > LARGEST ? null : orNull(() => new RevocationList(der))
  }

  /** When its authority will have made the next one. */
  get next(): Date | null {
    return this.list.tbsCertList.nextUpdate?.getTime() ?? null
  }

  about({ certificate, issuer }: Link): Statement | null {
    if (!this.scope(certificate) || !this.isBy(issuer)) return null
    const from = this.list.tbsCertList.thisUpdate.getTime()
    return { from, next: this.next, revokedAt: this.revoked.get(serialOf(certificate.serial)) ?? null }
  }

  /** Its authority's name, right and signature. */
  private isBy(issuer: Link['issuer']): boolean {
    if (!this.issuerDer.equals(issuer.subjectDer) || !issuer.mayListRevoked) return false
    const algorithm = this.list.signatureAlgorithm
    const digest = digestOfSignature(algorithm)
    const signing = { algorithm, digest: digest ?? '', key: issuer.key }
    const [signed] = partsOf(new Uint8Array(this.der).buffer)
    return (
      digest !== null &&
      signed !== undefined &&
      isTaken(signing) &&
      holds(signing, new Uint8Array(signed), new Uint8Array(this.list.signature))
    )
  }
}

const serialOf = (serial: ArrayBuffer | Buffer): string => Buffer.from(serial as Buffer).toString('hex')
