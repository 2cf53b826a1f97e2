import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal, Reader } from '../types.ts'
import { readCsv } from './csv.ts'
import { readDxf } from './dxf.ts'
import { decodeText } from './encoding.ts'
import { readGeoJson } from './geojson.ts'
import { readGpx } from './gpx.ts'
import { readKml } from './kml.ts'
import { readBareShp } from './shapefile.ts'
import { shapeTypeOf } from './shpStructure.ts'

/** Enough to know any format by its beginning, comments and declarations included. */
const HEAD = 8_192

const BINARY_DXF = 'AutoCAD Binary DXF'

/** Files that people drop by mistake, by their first bytes. */
const FOREIGN: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['GZIP', [0x1f, 0x8b]],
  ['DGN', [0x08, 0x09, 0xfe, 0x02]],
  ['Office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
]

const startOf = (bytes: Uint8Array, length: number): string => String.fromCharCode(...bytes.subarray(0, length))

function refusalByMagic(bytes: Uint8Array): IntakeRefusal | null {
  const start = startOf(bytes, 8)
  if (/^AC10\d\d/.test(start)) return { code: 'DWG_NOT_READ', data: { version: start.slice(0, 6) } }
  const foreign = FOREIGN.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte))
  return foreign ? { code: 'FORMAT_UNKNOWN', data: { found: foreign[0] } } : null
}

/** A DXF begins with a group code alone on its line: a section, or a comment before it. */
const looksLikeDxf = (text: string): boolean =>
  /^\s*(?:999[ \t]*\r?\n[^\n]*\n[ \t]*)*0[ \t]*\r?\n[ \t]*SECTION\s/.test(text)

/** The first record of a .shx points to byte 100 of its .shp, counted in words of two bytes. */
const isShapeIndex = (bytes: Uint8Array): boolean =>
  bytes.length >= 108 && new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getInt32(100) === 50

/** A part of a shapefile sent without its .shp: an index, a projection, a table. */
function isLoosePart(bytes: Uint8Array): boolean {
  if (shapeTypeOf(bytes) !== null) return isShapeIndex(bytes)
  if (/^(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS)\[/.test(startOf(bytes, 8))) return true
  const [version = 0, , month = 0, day = 0] = bytes
  const isTable = version === 0x03 || version === 0x83 || version === 0x8b || version === 0x30
  return isTable && bytes.length > 32 && month <= 12 && day <= 31 && bytes[10] !== undefined && bytes[30] === 0
}

function readerOfXml(text: string): Reader | null {
  if (/<(?:\w+:)?gpx[\s>]/i.test(text)) return readGpx
  return /<(?:\w+:)?kml[\s>]/i.test(text) || /<!DOCTYPE|<!ENTITY/i.test(text) ? readKml : null
}

function readerOfText(text: string): Reader | null {
  if (/^\s*[[{]/.test(text)) return readGeoJson
  if (/^\s*</.test(text)) return readerOfXml(text)
  if (looksLikeDxf(text)) return readDxf
  return /\d/.test(text) && !text.includes('\0') ? readCsv : null
}

const unknown = (name: string): Result<never, IntakeRefusal> =>
  fail({ code: 'FORMAT_UNKNOWN', data: { found: /\.([^.]{1,10})$/.exec(name)?.[1] ?? '' } })

/** The reader of a file that is no archive, by its first bytes. */
export function readerOfContent(bytes: Uint8Array, name: string): Result<Reader, IntakeRefusal> {
  if (bytes.length === 0) return fail({ code: 'EMPTY_FILE' })
  if (isLoosePart(bytes)) return fail({ code: 'SHAPEFILE_WITHOUT_SHP' })
  if (shapeTypeOf(bytes) !== null) return ok(readBareShp)
  if (startOf(bytes, BINARY_DXF.length) === BINARY_DXF) return ok(readDxf)
  const refusal = refusalByMagic(bytes)
  if (refusal) return fail(refusal)
  const { text } = decodeText(bytes.subarray(0, HEAD))
  if (text.trim() === '' && bytes.length < HEAD) return fail({ code: 'EMPTY_FILE' })
  const reader = readerOfText(text)
  return reader ? ok(reader) : unknown(name)
}
