import { hash } from 'node:crypto'
import {
  BasicOCSPResponse,
  type CertID,
  id_kp_OCSPSigning,
  id_pkix_ocsp_basic,
  OCSPResponse,
  OCSPResponseStatus,
  type SingleResponse,
} from '@peculiar/asn1-ocsp'
import { AsnConvert } from '@peculiar/asn1-schema'
import { digestOfSignature, holds, isTaken } from '../cms/algorithms.ts'
import { Certificate } from '../cms/certificate.ts'
import { partsOf } from '../cms/der.ts'
import { orNull } from '../cms/signedData.ts'
import type { Link } from '../cms/trust.ts'
import type { Evidence, Statement } from './statement.ts'

/** The digests a certificate is named with; SHA-1 names it and proves nothing. */
const NAMING: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** What an authority, or whom it named for that, answers about some certificates (OCSP, RFC 6960 §4.2). */
export class StatusAnswer implements Evidence {
  readonly der: Buffer
  private readonly answer: BasicOCSPResponse
  private readonly responders: readonly Certificate[]
  private readonly signed: ArrayBuffer

  private constructor(der: Buffer) {
    this.der = der
    const { responseStatus, responseBytes } = AsnConvert.parse(der, OCSPResponse)
    if (responseStatus !== OCSPResponseStatus.successful || responseBytes?.responseType !== id_pkix_ocsp_basic)
      throw new Error('no answer')
    const basic = responseBytes.response.buffer
    this.answer = AsnConvert.parse(basic, BasicOCSPResponse)
    const [signed] = partsOf(basic)
    if (!signed) throw new Error('nothing signed')
    this.signed = signed
    this.responders = (this.answer.certs ?? []).map((one) => new Certificate(Buffer.from(AsnConvert.serialize(one))))
  }

  /** Null when the bytes are no answer, or one that refuses to answer. */
  static read(der: Buffer): StatusAnswer | null {
    return orNull(() => new StatusAnswer(der))
  }

  about(link: Link): Statement | null {
    const found = this.answer.tbsResponseData.responses.find(({ certID }) => names(certID, link))
    if (!found || !this.isBy(link.issuer)) return null
    const { revoked, good } = found.certStatus
    if (!revoked && good === undefined) return null // unknown to them
    return { from: found.thisUpdate, next: nextOf(found), revokedAt: revoked ? revoked.revocationTime : null }
  }

  /** By the authority itself, or by a responder it certified for this and for nothing longer than the answer (§4.2.2.2). */
  private isBy(issuer: Certificate): boolean {
    const { producedAt } = this.answer.tbsResponseData
    const named = this.responders.filter(
      (one) => one.purposes.includes(id_kp_OCSPSigning) && issuer.issued(one) && one.isInForce(producedAt),
    )
    return [issuer, ...named].some((by) => this.holdsBy(by))
  }

  private holdsBy({ key }: Certificate): boolean {
    const { signatureAlgorithm: algorithm, signature } = this.answer
    const digest = digestOfSignature(algorithm)
    const signing = { algorithm, digest: digest ?? '', key }
    return digest !== null && isTaken(signing) && holds(signing, new Uint8Array(this.signed), new Uint8Array(signature))
  }
}

const nextOf = ({ nextUpdate }: SingleResponse): Date | null => nextUpdate ?? null

function names(
  { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }: CertID,
  { certificate, issuer }: Link,
): boolean {
  const algorithm = NAMING[hashAlgorithm.algorithm]
  if (!algorithm || !Buffer.from(serialNumber).equals(certificate.serial)) return false
  const key = issuer.shape.tbsCertificate.subjectPublicKeyInfo.subjectPublicKey
  return (
    hash(algorithm, issuer.subjectDer, 'buffer').equals(Buffer.from(issuerNameHash.buffer)) &&
    hash(algorithm, new Uint8Array(key), 'buffer').equals(Buffer.from(issuerKeyHash.buffer))
  )
}
