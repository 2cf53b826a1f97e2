import { hash } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import { TSTInfo } from '@peculiar/asn1-tsp'
import { digestOf } from './algorithms.ts'
import { attribute, OID } from './attributes.ts'
import { type Cms, cmsFault, orNull, readCms } from './signedData.ts'

/** An instant an RFC 3161 authority vouches for; whether that authority is trusted is another question. */
export type Timestamp = { readonly at: Date; readonly cms: Cms }

/** A token over some content, or null when it is none, is for something else, or does not hold (RFC 3161 §2.4.2). */
export function readTimestamp(cms: Cms | null, digest: (algorithm: string) => Buffer): Timestamp | null {
  const { content } = cms ?? {}
  if (!cms || !content || !cms.signer.mayStampTime) return null
  const holds = cmsFault(cms, { contentType: OID.tstInfo, digest: (algorithm) => hash(algorithm, content, 'buffer') })
  const info = orNull(() => AsnConvert.parse(content, TSTInfo))
  if (holds !== null || !info) return null
  const algorithm = digestOf(info.messageImprint.hashAlgorithm)
  const stamped = Buffer.from(info.messageImprint.hashedMessage.buffer)
  return algorithm && stamped.equals(digest(algorithm)) ? { at: info.genTime, cms } : null
}

/** The timestamp over a signature's value: absent, wrong, or what it says. */
export function signatureTimestamp({ info }: Cms): Timestamp | 'absent' | 'wrong' {
  if (!info.unsignedAttrs?.some(({ attrType }) => attrType === OID.signatureTimestamp)) return 'absent'
  const token = attribute(info.unsignedAttrs, OID.signatureTimestamp)
  const value = Buffer.from(info.signature.buffer)
  const cms = token ? readCms(Buffer.from(token)) : null
  return readTimestamp(cms, (algorithm) => hash(algorithm, value, 'buffer')) ?? 'wrong'
}
