import { Inflate } from 'fflate'
import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal, Limits } from '../types.ts'
import { crc32 } from './crc32.ts'
import { type Directory, type DirectoryEntry, readDirectory } from './zipDirectory.ts'

/** One readable file of an archive; nothing is inflated until `read` is called. */
export type ArchiveFile = {
  readonly name: string
  readonly size: number
  readonly read: () => Result<Uint8Array, IntakeRefusal>
}

const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_LENGTH = 30
const STORED = 0
const DEFLATED = 8
const AES = 99
const ENCRYPTED = 0x2041 // bits 0, 6 and 13: ordinary, strong, masked directory
const LINK = 0xa000
const FILE_KIND = 0xf000
const NESTED = /\.(?:zip|kmz|rar|7z|gz|tgz|tar|bz2|xz|cab|jar)$/i
const SIDE_FILES = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i
/** Ratio is judged beyond this: a small table of spaces packs 1:200 in honest files. */
const RATIO_FLOOR = 4 * 1024 * 1024
/** Deflate makes at most 1032 bytes of one, so a chunk can't make more than 8 MB. */
const CHUNK = 8 * 1024

const refuse = (code: IntakeRefusal['code'], entry: string, why?: string): IntakeRefusal => ({
  code,
  data: { entry: entry.slice(0, 120), ...(why === undefined ? {} : { why }) },
})

const isUnsafeName = (name: string): boolean =>
  name === '' || name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\0') || name.split('/').includes('..')

function faultOf({ name, flags, method, unixMode }: DirectoryEntry): IntakeRefusal | null {
  if (isUnsafeName(name)) return refuse('ARCHIVE_UNSAFE_NAME', name)
  if ((flags & ENCRYPTED) !== 0 || method === AES) return refuse('ARCHIVE_ENCRYPTED', name)
  if ((unixMode & FILE_KIND) === LINK) return refuse('ARCHIVE_LINK', name)
  if (method !== STORED && method !== DEFLATED) return refuse('ARCHIVE_DAMAGED', name, `method ${method}`)
  return null
}

/** Where an entry's data stands, once its local header agrees with the directory. */
function dataOf(bytes: Uint8Array, entry: DirectoryEntry): { from: number; to: number } | null {
  const { localOffset: at, rawName, packed } = entry
  if (at + LOCAL_LENGTH > bytes.length) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(at, true) !== LOCAL_SIGNATURE || view.getUint16(at + 26, true) !== rawName.length) return null
  if (rawName.some((byte, index) => bytes[at + LOCAL_LENGTH + index] !== byte)) return null
  const from = at + LOCAL_LENGTH + rawName.length + view.getUint16(at + 28, true)
  return from + packed <= bytes.length ? { from, to: from + packed } : null
}

/** Two entries that share bytes are how a small archive unpacks to terabytes. */
function overlap(bytes: Uint8Array, { entries, start }: Directory): IntakeRefusal | null {
  const sorted = [...entries].sort((a, b) => a.localOffset - b.localOffset)
  for (const [index, entry] of sorted.entries()) {
    const data = dataOf(bytes, entry)
    if (!data) return refuse('ARCHIVE_DAMAGED', entry.name, 'local header')
    if (data.to > (sorted[index + 1]?.localOffset ?? start)) {
      return refuse('ARCHIVE_DAMAGED', entry.name, 'overlapping entries')
    }
  }
  return null
}

function tooLarge(entries: readonly DirectoryEntry[], limits: Limits): IntakeRefusal | null {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  const tooDense = unpacked > RATIO_FLOOR && unpacked > packed * limits.maxRatio
  if (unpacked <= limits.maxUnpackedBytes && !tooDense) return null
  return { code: 'ARCHIVE_UNPACKS_TOO_LARGE', data: { unpacked, packed, max: limits.maxUnpackedBytes } }
}

/** Inflates into a buffer of the declared size and stops at the first byte beyond it. */
function inflate(packed: Uint8Array, size: number): Uint8Array | string {
  const unpacked = new Uint8Array(size)
  let length = 0
  let ended = false
  const stream = new Inflate((chunk, final) => {
    if (length + chunk.length <= size) unpacked.set(chunk, length)
    length += chunk.length
    ended = final
  })
  try {
    for (let at = 0; at < packed.length && length <= size; at += CHUNK) {
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length)
    }
  } catch (cause) {
    return String(cause).slice(0, 80)
  }
  if (length !== size || !ended) return length > size ? 'larger than declared' : 'shorter than declared'
  return unpacked
}

const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

function readFile(bytes: Uint8Array, entry: DirectoryEntry): Result<Uint8Array, IntakeRefusal> {
  const { name, method, unpacked, crc } = entry
  const data = dataOf(bytes, entry)
  if (!data) return fail(refuse('ARCHIVE_DAMAGED', name, 'local header'))
  const packed = bytes.subarray(data.from, data.to)
  const content = method === STORED ? packed : inflate(packed, unpacked)
  if (typeof content === 'string') return fail(refuse('ARCHIVE_DAMAGED', name, content))
  if (content.length !== unpacked) return fail(refuse('ARCHIVE_DAMAGED', name, 'size'))
  if (crc32(content) !== crc) return fail(refuse('ARCHIVE_DAMAGED', name, 'checksum'))
  return isArchive(content) ? fail(refuse('ARCHIVE_NESTED', name)) : ok(content)
}

const firstOf = <T, R>(values: readonly T[], question: (value: T) => R | null): R | null => {
  for (const value of values) {
    const answer = question(value)
    if (answer !== null) return answer
  }
  return null
}

function repeatedName(entries: readonly DirectoryEntry[]): IntakeRefusal | null {
  const seen = new Set<string>()
  return firstOf(entries, ({ name }) => {
    if (seen.has(name)) return refuse('ARCHIVE_DAMAGED', name, 'two entries of one name')
    seen.add(name)
    return null
  })
}

/**
 * Opens a zip archive within limits. Names, links, encryption, nesting, sizes and overlaps are judged before any byte
 * is inflated; a size that lies is caught while inflating. Folders and the system's own side files are left out.
 */
export function openArchive(bytes: Uint8Array, limits: Limits): Result<readonly ArchiveFile[], IntakeRefusal> {
  const directory = readDirectory(bytes, limits.maxEntries)
  if (!directory.ok) return directory
  const { entries } = directory.value
  const refusal =
    firstOf(entries, faultOf) ??
    repeatedName(entries) ??
    tooLarge(entries, limits) ??
    overlap(bytes, directory.value) ??
    firstOf(entries, ({ name }) => (NESTED.test(name) ? refuse('ARCHIVE_NESTED', name) : null))
  if (refusal) return fail(refusal)
  const files = entries.filter(({ name }) => !name.endsWith('/') && !SIDE_FILES.test(name))
  return ok(files.map((entry) => ({ name: entry.name, size: entry.unpacked, read: () => readFile(bytes, entry) })))
}
