import { objectIdentifier } from './der.ts'

/**
 * DER (ITU-T X.690 §8 and §10) of what a signature is made of. The schema library writes each value in several passes, which
 * cost four times the signature itself.
 */
export type Der = Buffer

const SEQUENCE = 0x30
const SET = 0x31
const OCTET_STRING = 0x04
const BIT_STRING = 0x03
const UTF8_STRING = 0x0c
const UTC_TIME = 0x17
const INTEGER = 0x02
const CONTEXT = 0xa0
const LONG = 0x80

function value(tag: number, parts: readonly Uint8Array[]): Der {
  const size = parts.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(size)]), ...parts])
}

/** In one byte under 128; else the count of its bytes, then its bytes. */
function lengthOf(size: number): readonly number[] {
  if (size < LONG) return [size]
  const bytes: number[] = []
  for (let left = size; left > 0; left >>= 8) bytes.unshift(left & 0xff)
  return [LONG | bytes.length, ...bytes]
}

export const sequenceOf = (...parts: readonly Uint8Array[]): Der => value(SEQUENCE, parts)

/** The parts must stand in the order DER wants of a SET OF: that of their bytes. */
export const setOf = (...parts: readonly Uint8Array[]): Der => value(SET, parts)

export const octetString = (bytes: Uint8Array): Der => value(OCTET_STRING, [bytes])

/** @param unused bits at its end that stand for nothing */
export const bitString = (bytes: Uint8Array, unused = 0): Der => value(BIT_STRING, [Uint8Array.of(unused), bytes])

export const utf8String = (text: string): Der => value(UTF8_STRING, [Buffer.from(text, 'utf8')])

/** To the second, before 2050 (RFC 5280 §4.1.2.5.1). */
export const utcTime = (at: Date): Der =>
  value(UTC_TIME, [Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`)])

export const TRUE: Der = Buffer.from([0x01, 0x01, 0xff])

/** @param bytes in two's complement, as short as they go */
export const integer = (bytes: Uint8Array): Der => value(INTEGER, [bytes])

/** A constructed part with a tag of its own: `[number]`. */
export const tagged = (number: number, ...parts: readonly Uint8Array[]): Der => value(CONTEXT | number, parts)

export const NULL: Der = Buffer.from([0x05, 0x00])

const identifiers = new Map<string, Der>()

/** An object identifier; the few there are, written once. */
export function identifier(oid: string): Der {
  const known = identifiers.get(oid) ?? Buffer.from(objectIdentifier(oid))
  identifiers.set(oid, known)
  return known
}
