import { inflateSync } from 'node:zlib'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { DOCUMENT_LIMITS } from '../limits.ts'
import { dictionariesBefore } from './pdfDictionary.ts'
import { type ContentRefusal, refuse } from './refusals.ts'

/** Where the data of a stream lies, its keyword, and the end of the stream before: the dictionary stands between. */
type Stream = { readonly from: number; readonly to: number; readonly keyword: number; readonly after: number }

/** Places where objects stand: not inside the data of streams. */
export type PdfParts = {
  readonly outside: readonly (readonly [number, number])[]
  readonly objectStreams: readonly { readonly at: number; readonly objects: Buffer }[]
}

const LONGEST_DICTIONARY = 64 * 1024
const CR = 13
const LF = 10

/**
 * Cuts a PDF into what stands outside of streams and the objects its object streams hold, unpacked (ISO 32000-1,
 * 7.5.7). Data that itself holds the beginning of an object counts as outside: a table may point into it.
 */
export function partsOf(bytes: Buffer): Result<PdfParts, ContentRefusal> {
  const outside: [number, number][] = []
  const objectStreams: { at: number; objects: Buffer }[] = []
  let total = 0
  let last = 0
  for (const stream of streamsOf(bytes)) {
    outside.push([last, holdsObject(bytes, stream) ? stream.to : stream.from])
    last = stream.to
    for (const names of dictionariesBefore(bytes, stream.after, stream.keyword).filter(isObjectStream)) {
      const unpacked = unpack(bytes, stream, names)
      if (!unpacked.ok) return unpacked
      total += unpacked.value.length
      if (total > DOCUMENT_LIMITS.pdfUnpackedBytes) return fail(tooLarge(DOCUMENT_LIMITS.pdfUnpackedBytes))
      objectStreams.push({ at: stream.from, objects: unpacked.value })
    }
  }
  outside.push([last, bytes.length])
  return ok({ outside, objectStreams })
}

const tooLarge = (most: number) => refuse('PDF_UNPACKS_TOO_LARGE', { most })

/** The keyword `stream` comes after a dictionary's `>>`; the data ends at the next `endstream`. */
function* streamsOf(bytes: Buffer): Generator<Stream> {
  let before = 0
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const from = dataStart(bytes, at + 6)
    if (from === null || !afterDictionary(bytes, at)) continue
    const end = bytes.indexOf('endstream', from)
    const to = end < 0 ? bytes.length : end
    yield { from, to, keyword: at, after: Math.max(before, at - LONGEST_DICTIONARY) }
    before = to
    at = to
  }
}

function dataStart(bytes: Buffer, at: number): number | null {
  if (bytes[at] === LF) return at + 1
  if (bytes[at] === CR) return bytes[at + 1] === LF ? at + 2 : at + 1
  return null
}

function afterDictionary(bytes: Buffer, keyword: number): boolean {
  let at = keyword - 1
  while (at > 0 && [0, 9, LF, 12, CR, 32].includes(bytes[at] ?? 0)) at -= 1
  return bytes[at] === 0x3e && bytes[at - 1] === 0x3e
}

/** `12 0 obj` inside the data of a stream. */
function holdsObject(bytes: Buffer, { from, to }: Stream): boolean {
  for (let at = bytes.indexOf(' obj', from); at >= 0 && at < to; at = bytes.indexOf(' obj', at + 4)) {
    if (/\d\s+\d+$/.test(bytes.toString('latin1', Math.max(from, at - 12), at))) return true
  }
  return false
}

/** Readers tell an object stream by `/N` and `/First`, some by `/Type /ObjStm`: either is enough here. */
const isObjectStream = (names: readonly string[]) =>
  names.includes('ObjStm') || (names.includes('N') && names.includes('First'))

const UNUSUAL = ['DecodeParms', 'DP', 'F', 'FFilter']

/** Object streams are plain or deflated in every producer met; any other packing could hide what it holds. */
function isPlainly(names: readonly string[]): 'plain' | 'deflated' | null {
  if (names.some((name) => UNUSUAL.includes(name))) return null
  if (!names.includes('Filter')) return 'plain'
  const filters = names.filter((name) => name.endsWith('Decode') || name === 'Fl' || name === 'Crypt')
  return filters.length === 1 && (filters[0] === 'FlateDecode' || filters[0] === 'Fl') ? 'deflated' : null
}

function unpack(bytes: Buffer, { from, to }: Stream, names: readonly string[]): Result<Buffer, ContentRefusal> {
  const packing = isPlainly(names)
  const data = bytes.subarray(from, to)
  if (packing === 'plain') return ok(data)
  const broken = refuse('PDF_BROKEN', { why: `object stream, byte ${from}` })
  if (packing === null) return fail(broken)
  try {
    return ok(inflateSync(data, { maxOutputLength: DOCUMENT_LIMITS.pdfObjectStreamBytes }))
  } catch (cause) {
    const isLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return fail(isLarge ? tooLarge(DOCUMENT_LIMITS.pdfObjectStreamBytes) : broken)
  }
}
