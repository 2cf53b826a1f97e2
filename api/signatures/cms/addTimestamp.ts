import { Attribute, ContentInfo, SignedData } from '@peculiar/asn1-cms'
import { AsnConvert } from '@peculiar/asn1-schema'
import { OID } from './attributes.ts'

/**
 * A CMS with a token among the unsigned attributes of its one signer (RFC 3161 appendix A); what is signed stays as it is.
 * @throws what the parser throws when the bytes are no CMS that `readCms` takes
 */
export function withTimestamp(cms: Buffer, token: Buffer): Buffer {
  const outer = AsnConvert.parse(cms, ContentInfo)
  const data = AsnConvert.parse(outer.content, SignedData)
  const [info] = data.signerInfos
  if (!info) throw new Error('a CMS without a signer')
  const stamp = new Attribute({ attrType: OID.signatureTimestamp, attrValues: [Uint8Array.from(token).buffer] })
  info.unsignedAttrs = [...(info.unsignedAttrs ?? []), stamp]
  outer.content = AsnConvert.serialize(data)
  return Buffer.from(AsnConvert.serialize(outer))
}
