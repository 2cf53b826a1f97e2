import {
  AsnArray,
  AsnConvert,
  AsnObjectIdentifierConverter,
  AsnPropTypes,
  AsnType,
  AsnTypeTypes,
  OctetString,
} from '@peculiar/asn1-schema'

/** Small values in DER (ITU-T X.690) that no schema library declares; a reader throws what the parser throws. */

/** The schema library declares with decorators, which erasable TypeScript has not: they are called as the functions they are. */
class Parts extends AsnArray<ArrayBuffer> {}
AsnType({ type: AsnTypeTypes.Sequence, itemType: AsnPropTypes.Any })(Parts)

const OCTET_STRING = 4
const INTEGER = 2

/** The parts of a SEQUENCE, each in DER. */
export const partsOf = (value: ArrayBuffer): readonly ArrayBuffer[] => [...AsnConvert.parse(value, Parts)]

export const isOctets = (value: ArrayBuffer): boolean => Buffer.from(value)[0] === OCTET_STRING

export const octets = (value: ArrayBuffer): Buffer => Buffer.from(AsnConvert.parse(value, OctetString).buffer)

/** A small positive INTEGER, or null for anything else. */
export function smallInteger(value: ArrayBuffer): number | null {
  const bytes = Buffer.from(value)
  const length = bytes[1] ?? 0
  return bytes[0] === INTEGER && length >= 1 && length <= 4 && bytes.length === length + 2
    ? bytes.readUIntBE(2, length)
    : null
}

export const objectIdentifier = (oid: string): ArrayBuffer => AsnObjectIdentifierConverter.toASN(oid).toBER()

export const isObjectIdentifier = (value: ArrayBuffer | undefined, oid: string): boolean =>
  value !== undefined && Buffer.from(value).equals(Buffer.from(objectIdentifier(oid)))
