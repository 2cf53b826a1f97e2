import { type Budget, PdfFault } from './fault.ts'
import { unpacked } from './filters.ts'
import { readObject } from './indirectObject.ts'
import { Reader } from './reader.ts'
import { type Dict, isArray, isCount, isDict, isName, Stream, type Value } from './values.ts'

/** Where an object is: at a place in the file, the nth of a stream of objects, or nowhere any more. */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }

export type Entries = Map<number, Entry>

/** One section of the cross-reference, table or stream (ISO 32000-2 §7.5.4, §7.5.8). */
export type Section = {
  readonly start: number
  readonly end: number
  readonly kind: 'table' | 'stream'
  readonly entries: Entries
  readonly trailer: Dict
}

/** The object numbers a file of a budget may reach; more is an attack, or no act. */
const HIGHEST = 8_388_607
const LINE = /^(\d{10}) (\d{5}) ([nf])( \r| \n|\r\n)$/

export function readSection(bytes: Buffer, start: number, budget: Budget): Section {
  const reader = new Reader(bytes, start, budget)
  const section = reader.takes('xref') ? readTable(reader, start, budget) : readStream(bytes, start, budget)
  const size = section.trailer.get('Size')
  // Readers leave out what is beyond the size; a later size would let it appear.
  if (!isCount(size) || [...section.entries.keys()].some((number) => number >= size)) throw new PdfFault('XREF_BROKEN')
  return section
}

function readTable(reader: Reader, start: number, budget: Budget): Section {
  const entries: Entries = new Map()
  while (!reader.takes('trailer')) {
    const first = reader.count()
    const count = reader.count()
    reader.skipSpace()
    budget.spend(count)
    for (let nth = 0; nth < count; nth++) add(entries, first + nth, tableEntry(reader))
  }
  const trailer = reader.value()
  if (!isDict(trailer)) throw new PdfFault('XREF_BROKEN')
  return { start, end: reader.at, kind: 'table', entries, trailer }
}

function tableEntry(reader: Reader): Entry {
  const [line, offset, generation, use] = LINE.exec(reader.bytes.toString('latin1', reader.at, reader.at + 20)) ?? []
  if (!line) throw new PdfFault('XREF_BROKEN')
  reader.at += 20
  return use === 'f' ? { kind: 'free' } : { kind: 'at', offset: Number(offset), generation: Number(generation) }
}

function add(entries: Entries, number: number, entry: Entry): void {
  if (number > HIGHEST || entries.has(number)) throw new PdfFault('XREF_BROKEN')
  entries.set(number, entry)
}

function readStream(bytes: Buffer, start: number, budget: Budget): Section {
  const { value, end } = readObject(bytes, start, budget)
  if (!(value instanceof Stream) || !isName(value.dict.get('Type'), 'XRef')) throw new PdfFault('XREF_BROKEN')
  const widths = countsOf(value.dict.get('W'))
  const size = value.dict.get('Size')
  const ranges = countsOf(value.dict.get('Index') ?? [0, size ?? null])
  if (widths.length !== 3 || widths.some((width) => width > 8) || ranges.length % 2) throw new PdfFault('XREF_BROKEN')
  const entries: Entries = new Map()
  const rows = rowsOf(unpacked(value, budget), widths, budget)
  for (let at = 0; at < ranges.length; at += 2) {
    const [first = 0, count = 0] = ranges.slice(at, at + 2)
    for (let nth = 0; nth < count; nth++) add(entries, first + nth, streamEntry(rows.next().value))
  }
  return { start, end, kind: 'stream', entries, trailer: value.dict }
}

function countsOf(value: Value | undefined): readonly number[] {
  if (!isArray(value) || !value.every(isCount)) throw new PdfFault('XREF_BROKEN')
  return value
}

type Row = readonly [kind: number, second: number, third: number]

function* rowsOf(bytes: Buffer, [first = 0, second = 0, third = 0]: readonly number[], budget: Budget): Generator<Row> {
  const length = first + second + third
  const field = (at: number, width: number, absent: number) =>
    width === 0 ? absent : bytes.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0)
  for (let at = 0; length > 0 && at + length <= bytes.length; at += length) {
    budget.spend()
    yield [field(at, first, 1), field(at + first, second, 0), field(at + first + second, third, 0)]
  }
}

function streamEntry(row: Row | undefined): Entry {
  if (!row) throw new PdfFault('XREF_BROKEN')
  const [kind, second, third] = row
  if (kind === 0) return { kind: 'free' }
  if (kind === 1) return { kind: 'at', offset: second, generation: third }
  if (kind === 2) return { kind: 'in', stream: second, index: third }
  throw new PdfFault('XREF_BROKEN')
}
