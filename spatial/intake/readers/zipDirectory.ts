import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal } from '../types.ts'
import { decodeBytes, isUtf8 } from './encoding.ts'

/** One file of an archive as its central directory describes it (APPNOTE 6.3.10, 4.3.12). */
export type DirectoryEntry = {
  readonly name: string
  readonly rawName: Uint8Array
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly localOffset: number
  readonly unixMode: number
}

export type Directory = { readonly entries: readonly DirectoryEntry[]; readonly start: number }

const END_SIGNATURE = 0x06054b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const END64_SIGNATURE = 0x06064b50
const LOCATOR64_SIGNATURE = 0x07064b50
const LOCATOR64_LENGTH = 20
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_LENGTH = 46
const IN_ZIP64 = 0xffffffff
const ZIP64_EXTRA = 0x0001

const damaged = (why: string): Result<never, IntakeRefusal> => fail({ code: 'ARCHIVE_DAMAGED', data: { why } })

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
    if (
      view.getUint32(at, true) === END_SIGNATURE &&
      at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength
    ) {
      return at
    }
  }
  return -1
}

type Extent = { readonly count: number; readonly size: number; readonly start: number; readonly end: number }

const bigNumber = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))

function extent64(view: DataView, end: number): Extent | null {
  const locator = end - LOCATOR64_LENGTH
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64_SIGNATURE) return null
  const at = bigNumber(view, locator + 8)
  if (!(at + 56 <= locator) || view.getUint32(at, true) !== END64_SIGNATURE) return null
  return { count: bigNumber(view, at + 32), size: bigNumber(view, at + 40), start: bigNumber(view, at + 48), end: at }
}

function extentOf(view: DataView, end: number): Extent | null {
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (count === 0xffff || size === IN_ZIP64 || start === IN_ZIP64) return extent64(view, end)
  return { count, size, start, end }
}

/** Sizes too large for 32 bits stand in an extra field, in this order and only those that overflow (4.5.3). */
function wideSizes(view: DataView, at: number, length: number): number[] {
  for (let field = at; field + 4 <= at + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== ZIP64_EXTRA) continue
    const count = Math.floor(Math.min(view.getUint16(field + 2, true), at + length - field - 4) / 8)
    return Array.from({ length: count }, (_, index) => bigNumber(view, field + 4 + index * 8))
  }
  return []
}

const nameText = (raw: Uint8Array): string =>
  decodeBytes(raw, isUtf8(raw) ? 'utf-8' : 'windows-1252').replaceAll('\\', '/')

function readEntry(bytes: Uint8Array, view: DataView, at: number): { entry: DirectoryEntry; next: number } | null {
  if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const extra = at + ENTRY_LENGTH + nameLength
  const next = extra + extraLength + view.getUint16(at + 32, true)
  if (next > bytes.length) return null
  const wide = wideSizes(view, extra, extraLength)
  const size = (offset: number): number => {
    const narrow = view.getUint32(offset, true)
    return narrow === IN_ZIP64 ? (wide.shift() ?? narrow) : narrow
  }
  const rawName = bytes.subarray(at + ENTRY_LENGTH, extra)
  const unpacked = size(at + 24)
  const packed = size(at + 20)
  const localOffset = size(at + 42)
  const entry: DirectoryEntry = {
    name: nameText(rawName),
    rawName,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed,
    unpacked,
    localOffset,
    unixMode: view.getUint32(at + 38, true) >>> 16,
  }
  return { entry, next }
}

/** Reads the central directory of a zip archive, and nothing else. Refuses more than maxEntries before walking it. */
export function readDirectory(bytes: Uint8Array, maxEntries: number): Result<Directory, IntakeRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return damaged('no central directory')
  const extent = extentOf(view, end)
  if (!extent || !(extent.start + extent.size === extent.end)) return damaged('central directory misplaced')
  if (extent.count > maxEntries) {
    return fail({ code: 'ARCHIVE_TOO_MANY_ENTRIES', data: { found: extent.count, max: maxEntries } })
  }
  const entries: DirectoryEntry[] = []
  let at = extent.start
  while (entries.length < extent.count) {
    const read = readEntry(bytes, view, at)
    if (!read) return damaged(`entry ${entries.length + 1} of the directory`)
    entries.push(read.entry)
    at = read.next
  }
  return at === extent.end ? ok({ entries, start: extent.start }) : damaged('central directory length')
}
