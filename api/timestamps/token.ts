import { randomBytes } from 'node:crypto'
import { ContentInfo, SignedData } from '@peculiar/asn1-cms'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  MessageImprint,
  PKIStatus,
  TimeStampReq,
  TimeStampReqVersion,
  TimeStampResp,
  TSTInfo,
} from '@peculiar/asn1-tsp'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'

/** Time-Stamp Protocol, RFC 3161: what is asked of an authority, and what its answer is worth. */

const SHA256 = '2.16.840.1.101.3.4.2.1'

export type Asked = {
  /** SHA-256 of what is stamped. */
  readonly digest: Buffer
  /** Eight bytes no other request has: an old answer cannot pass for this one's. */
  readonly nonce: Buffer
  /** The policy the authority must stamp under; null leaves the choice to it. */
  readonly policy: string | null
}

export type Stamp = { readonly token: Buffer; readonly at: Date }
export type Reply = { readonly ok: true; readonly value: Stamp } | { readonly ok: false; readonly error: string }

export function newRequest(digest: Buffer, policy: string | null): Asked {
  const nonce = randomBytes(8)
  // An INTEGER of exactly eight bytes: positive, and no leading zero that DER would drop.
  nonce.writeUInt8((nonce.readUInt8(0) & 0x7f) | 0x40, 0)
  return { digest, nonce, policy }
}

/** The TimeStampReq in DER; the certificate is asked for, so that the token can be verified by itself. */
export const requestBytes = ({ digest, nonce, policy }: Asked): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    AsnConvert.serialize(
      new TimeStampReq({
        version: TimeStampReqVersion.v1,
        messageImprint: new MessageImprint({
          hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256, parameters: null }),
          hashedMessage: new OctetString(digest),
        }),
        ...(policy === null ? {} : { reqPolicy: policy }),
        nonce: Uint8Array.from(nonce).buffer,
        certReq: true,
      }),
    ),
  )

/** What an authority answered to a request: a token for exactly that, or why it is not taken (RFC 3161 §2.4.2). */
export function readReply(bytes: Uint8Array, asked: Asked): Reply {
  const response = parsed(() => AsnConvert.parse(bytes, TimeStampResp))
  if (!response) return { ok: false, error: 'the answer is no TimeStampResp' }
  const { status, timeStampToken } = response
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods)
    return { ok: false, error: `refused with status ${status.status}: ${[...(status.statusString ?? [])].join(' ')}` }
  if (!timeStampToken) return { ok: false, error: 'granted without a token' }
  const token = Buffer.from(AsnConvert.serialize(timeStampToken))
  const info = infoOf(token)
  if (!info) return { ok: false, error: 'the token holds no TSTInfo' }
  const error = mismatch(info, asked)
  return error === null ? { ok: true, value: { token, at: info.genTime } } : { ok: false, error }
}

function mismatch(info: TSTInfo, { digest, nonce, policy }: Asked): string | null {
  if (!isImprintOf(info, digest)) return 'the token is for another imprint'
  if (!info.nonce || !nonce.equals(Buffer.from(info.nonce))) return 'the token answers another request'
  if (policy !== null && info.policy !== policy) return `the token is under policy ${info.policy}`
  return null
}

/** Whether a token was given for what has this digest (SHA-256). */
export function stampedDigest(token: Buffer, digest: Buffer): boolean {
  const info = infoOf(token)
  return info !== null && isImprintOf(info, digest)
}

const isImprintOf = ({ messageImprint: { hashAlgorithm, hashedMessage } }: TSTInfo, digest: Buffer) =>
  hashAlgorithm.algorithm === SHA256 && digest.equals(Buffer.from(hashedMessage.buffer))

const infoOf = (token: Buffer): TSTInfo | null =>
  parsed(() => {
    const signed = AsnConvert.parse(AsnConvert.parse(token, ContentInfo).content, SignedData)
    const content = signed.encapContentInfo.eContent?.single
    return content ? AsnConvert.parse(content.buffer, TSTInfo) : null
  })

/** Null when the bytes are not what they should be: the parser says so by throwing, whatever they are. */
function parsed<T>(parse: () => T): T | null {
  try {
    return parse()
  } catch {
    return null
  }
}
