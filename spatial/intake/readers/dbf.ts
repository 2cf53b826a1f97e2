import { fail, ok, type Result } from '../../result.ts'
import type { Finding, IntakeRefusal } from '../types.ts'
import { decodeBytes, type Encoding, encodingNamed, guessEncoding, isAscii, isUtf8 } from './encoding.ts'

/** The attributes of a shapefile, row by row. */
export type AttributeTable = {
  readonly rows: readonly AttributeRow[]
  readonly encoding: Encoding
  readonly findings: readonly Finding[]
}

export type AttributeRow = {
  readonly attributes: Readonly<Record<string, string>>
  readonly deleted: boolean
  /** Whether anything in the row depends on the encoding. */
  readonly accented: boolean
}

type Field = { readonly name: Uint8Array; readonly kind: string; readonly from: number; readonly to: number }

type Structure = {
  readonly fields: readonly Field[]
  readonly count: number
  readonly start: number
  readonly width: number
  readonly languageDriver: number
}

const HEADER_LENGTH = 32
const FIELD_LENGTH = 32
const END_OF_FIELDS = 0x0d
const DELETED = 0x2a
const MOST_FIELDS = 255

/** Language driver bytes that name one encoding. 0x57 and 0x00 name none: tools write them for any. */
const BY_LANGUAGE_DRIVER: ReadonlyMap<number, Encoding> = new Map([
  [0x03, 'windows-1252'],
  [0x04, 'macintosh'],
  [0x7e, 'windows-1256'],
  [0xc8, 'windows-1250'],
  [0xc9, 'windows-1251'],
  [0xca, 'windows-1254'],
])

const damaged = (why: string): Result<never, IntakeRefusal> =>
  fail({ code: 'SHAPEFILE_DAMAGED', data: { file: 'dbf', why } })

const trimmed = (bytes: Uint8Array): Uint8Array => {
  let from = 0
  let to = bytes.length
  while (to > from && (bytes[to - 1] === 0x20 || bytes[to - 1] === 0)) to -= 1
  while (from < to && bytes[from] === 0x20) from += 1
  return bytes.subarray(from, to)
}

function readFields(bytes: Uint8Array, headerLength: number): readonly Field[] | null {
  const fields: Field[] = []
  let from = 1 // the first byte of a row is its deletion mark
  let at = HEADER_LENGTH
  for (; at + FIELD_LENGTH <= headerLength && bytes[at] !== END_OF_FIELDS; at += FIELD_LENGTH) {
    const end = bytes.subarray(at, at + 11).indexOf(0)
    const name = trimmed(bytes.subarray(at, at + (end < 0 ? 11 : end)))
    const length = bytes[at + 16] ?? 0
    fields.push({ name, kind: String.fromCharCode(bytes[at + 11] ?? 0), from, to: from + length })
    from += length
  }
  return fields.length <= MOST_FIELDS ? fields : null
}

function readStructure(bytes: Uint8Array): Result<Structure, IntakeRefusal> {
  if (bytes.length < HEADER_LENGTH + 1) return damaged('header')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(4, true)
  const start = view.getUint16(8, true)
  const width = view.getUint16(10, true)
  if (start > bytes.length || width < 1) return damaged('header')
  const fields = readFields(bytes, start)
  if (!fields || (fields.at(-1)?.to ?? 0) > width) return damaged('fields')
  const complete = Math.floor((bytes.length - start) / width)
  if (complete < count) return damaged(`row ${complete + 1} of ${count}`)
  return ok({ fields, count, start, width, languageDriver: bytes[29] ?? 0 })
}

const rawRow = (bytes: Uint8Array, { start, width }: Structure, row: number): Uint8Array =>
  bytes.subarray(start + row * width, start + (row + 1) * width)

/** The values whose meaning depends on the encoding, enough of them to judge by. */
function samplesOf(bytes: Uint8Array, structure: Structure): readonly Uint8Array[] {
  const samples: Uint8Array[] = structure.fields.map(({ name }) => name).filter((name) => !isAscii(name))
  for (let row = 0; row < structure.count && samples.length < 5_000; row += 1) {
    const raw = rawRow(bytes, structure, row)
    if (isAscii(raw)) continue
    for (const { from, to } of structure.fields) {
      const value = trimmed(raw.subarray(from, to))
      if (!isAscii(value)) samples.push(value)
    }
  }
  return samples
}

type Choice = { readonly encoding: Encoding; readonly findings: readonly Finding[] }

const guess = (samples: readonly Uint8Array[]): Choice => {
  const encoding = guessEncoding(samples)
  return { encoding, findings: [{ code: 'ENCODING_GUESSED', severity: 'warning', data: { encoding } }] }
}

/** Declared by the .cpg, else by the language driver, else guessed; a UTF-8 that isn't one is guessed too. */
function chooseEncoding(samples: readonly Uint8Array[], cpg: string, languageDriver: number): Choice {
  if (samples.length === 0) return { encoding: 'utf-8', findings: [] }
  const declared = cpg === '' ? BY_LANGUAGE_DRIVER.get(languageDriver) : encodingNamed(cpg)
  if (declared && (declared !== 'utf-8' || samples.every(isUtf8))) return { encoding: declared, findings: [] }
  const guessed = guess(samples)
  if (declared !== null) return guessed
  const unknown: Finding = { code: 'ENCODING_UNKNOWN', severity: 'warning', data: { declared: cpg.slice(0, 40) } }
  return { ...guessed, findings: [unknown, ...guessed.findings] }
}

function readAttributes(raw: Uint8Array, fields: readonly Field[], encoding: Encoding): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, kind, from, to }) => {
      const value = trimmed(raw.subarray(from, to))
      if (value.length === 0 || kind === 'M' || kind === 'G') return [] // memo and OLE: numbers of another file's block
      return [[decodeBytes(name, encoding), decodeBytes(value, encoding).replace(/\uFFFD+$/, '')] as const]
    }),
  )
}

/**
 * Reads a dBASE table whole, or refuses it.
 * @param cpg the text of the .cpg beside it, '' when there is none
 * @param maxRows more rows than this are refused before they are built
 */
export function readDbf(bytes: Uint8Array, cpg: string, maxRows: number): Result<AttributeTable, IntakeRefusal> {
  const structure = readStructure(bytes)
  if (!structure.ok) return structure
  const { count, fields, languageDriver } = structure.value
  if (count > maxRows) return fail({ code: 'TOO_MANY_PARCELS', data: { found: count, max: maxRows } })
  const { encoding, findings } = chooseEncoding(samplesOf(bytes, structure.value), cpg.trim(), languageDriver)
  const rows = Array.from({ length: count }, (_, row): AttributeRow => {
    const raw = rawRow(bytes, structure.value, row)
    return {
      attributes: readAttributes(raw, fields, encoding),
      deleted: raw[0] === DELETED,
      accented: !isAscii(raw) || fields.some(({ name }) => !isAscii(name)),
    }
  })
  return ok({ rows, encoding, findings })
}
