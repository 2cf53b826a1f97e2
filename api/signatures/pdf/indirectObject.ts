import { type Budget, PdfFault } from './fault.ts'
import { Reader } from './reader.ts'
import { isCount, isDict, Ref, Stream, type Value } from './values.ts'

export type IndirectObject = {
  readonly number: number
  readonly generation: number
  readonly value: Value
  /** After `endobj`. */
  readonly end: number
}

/** Says what a referenced length is; a stream of the cross-reference cannot ask anybody. */
export type LengthOf = (ref: Ref) => Value | undefined

/** Reads `n g obj … endobj` (ISO 32000-2 §7.3.10). */
export function readObject(
  bytes: Buffer,
  offset: number,
  budget: Budget,
  lengthOf: LengthOf = () => undefined,
): IndirectObject {
  if (offset >= bytes.length) throw new PdfFault('XREF_BROKEN')
  const reader = new Reader(bytes, offset, budget)
  const number = reader.count()
  const generation = reader.count()
  reader.expect('obj')
  const value = withStream(reader, reader.value(), lengthOf)
  reader.expect('endobj')
  return { number, generation, value, end: reader.at }
}

function withStream(reader: Reader, value: Value, lengthOf: LengthOf): Value {
  if (!isDict(value) || !reader.takes('stream')) return value
  const { bytes } = reader
  if (bytes[reader.at] === 13) reader.at++
  if (bytes[reader.at++] !== 10) throw new PdfFault('MALFORMED')
  const said = value.get('Length')
  const length = said instanceof Ref ? lengthOf(said) : said
  if (!isCount(length)) throw new PdfFault('MALFORMED')
  if (reader.at + length > bytes.length) throw new PdfFault('TRUNCATED')
  const raw = bytes.subarray(reader.at, reader.at + length)
  reader.at += length
  reader.expect('endstream')
  return new Stream(value, raw)
}
