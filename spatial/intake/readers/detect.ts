import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal, Reader } from '../types.ts'
import { readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import { readGeoJson } from './geojson.ts'

/** Enough to know any format by its beginning, comments and declarations included. */
const HEAD = 4_096

/** Files that people drop by mistake, by their first bytes. */
const FOREIGN: readonly (readonly [name: string, magic: string])[] = [
  ['PDF', '%PDF'],
  ['PNG', '\u0089PNG'],
  ['JPEG', '\u00ff\u00d8\u00ff'],
  ['TIFF', 'II*\u0000'],
  ['TIFF', 'MM\u0000*'],
  ['RAR', 'Rar!'],
  ['7-Zip', '7z\u00bc\u00af'],
  ['GZIP', '\u001f\u008b'],
  ['DGN', '\u0008\u0009\u00fe\u0002'],
  ['Office', '\u00d0\u00cf\u0011\u00e0'],
]

const latin = (bytes: Uint8Array, length: number): string => String.fromCharCode(...bytes.subarray(0, length))

function refusalByMagic(bytes: Uint8Array): IntakeRefusal | null {
  const start = latin(bytes, 8)
  if (/^AC10\d\d/.test(start)) return { code: 'DWG_NOT_READ', data: { version: start.slice(0, 6) } }
  const foreign = FOREIGN.find(([, magic]) => start.startsWith(magic))
  return foreign ? { code: 'FORMAT_UNKNOWN', data: { found: foreign[0] } } : null
}

function readerOfText(text: string): Reader | null {
  if (/^\s*[[{]/.test(text)) return readGeoJson
  return /\d/.test(text) ? readCsv : null
}

/**
 * The reader of a file, by its content: extensions lie, and a person drops what the surveyor sent.
 * @param name the file's name, used only to say what was dropped
 */
export function detectReader(bytes: Uint8Array, name = ''): Result<Reader, IntakeRefusal> {
  if (bytes.length === 0) return fail({ code: 'EMPTY_FILE' })
  const refusal = refusalByMagic(bytes)
  if (refusal) return fail(refusal)
  const reader = readerOfText(decodeText(bytes.subarray(0, HEAD)).text)
  return reader ? ok(reader) : fail({ code: 'FORMAT_UNKNOWN', data: { found: name.slice(-40) } })
}
