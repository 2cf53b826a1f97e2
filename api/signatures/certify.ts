import { type KeyObject, randomBytes, sign } from 'node:crypto'
import { ECDSA_SHA256 } from './algorithm.ts'
import {
  bitString,
  type Der,
  identifier,
  integer,
  octetString,
  sequenceOf,
  setOf,
  TRUE,
  tagged,
  utcTime,
  utf8String,
} from './cms/writeDer.ts'

const COMMON_NAME = '2.5.4.3'
const BASIC_CONSTRAINTS = '2.5.29.19'
const KEY_USAGE = '2.5.29.15'
const VERSION_3 = tagged(0, integer(Uint8Array.of(2)))
const ALGORITHM = sequenceOf(identifier(ECDSA_SHA256))
const DAY_MS = 86_400_000

export type Certifying = {
  readonly subject: string
  readonly issuer: string
  /** The subject's public key. */
  readonly key: KeyObject
  readonly from: Date
  readonly days: number
  /** An authority certifies others; a signer signs. */
  readonly as: 'authority' | 'signer'
}

/** A certificate (RFC 5280 §4.1) over a key, signed with an authority's, which is of P-256. */
export function certify({ subject, issuer, key, from, days, as }: Certifying, authority: KeyObject): Der {
  const to = new Date(from.getTime() + days * DAY_MS)
  const said = sequenceOf(
    VERSION_3,
    integer(positive(randomBytes(16))),
    ALGORITHM,
    nameOf(issuer),
    sequenceOf(utcTime(from), utcTime(to)),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    tagged(3, sequenceOf(...USES[as])),
  )
  return sequenceOf(said, ALGORITHM, bitString(sign('sha256', said, authority)))
}

const nameOf = (text: string): Der => sequenceOf(setOf(sequenceOf(identifier(COMMON_NAME), utf8String(text))))

const critical = (oid: string, value: Der): Der => sequenceOf(identifier(oid), TRUE, octetString(value))

const USES = {
  // keyCertSign and cRLSign: bits 5 and 6.
  authority: [critical(BASIC_CONSTRAINTS, sequenceOf(TRUE)), critical(KEY_USAGE, bitString(Uint8Array.of(0x06), 1))],
  // digitalSignature and nonRepudiation: bits 0 and 1.
  signer: [critical(BASIC_CONSTRAINTS, sequenceOf()), critical(KEY_USAGE, bitString(Uint8Array.of(0xc0), 6))],
} as const

function positive(bytes: Buffer): Buffer {
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0)
  return bytes
}
