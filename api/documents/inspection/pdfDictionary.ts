import { nameAt } from './pdfNames.ts'

const SPACES = new Set([0, 9, 10, 12, 13, 32])
const [LESS, MORE, OPEN, CLOSE, SLASH, PERCENT, BACKSLASH] = Buffer.from('<>()/%\\')
const HEADER = /\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj/g

/**
 * The names at the first level of each dictionary that begins after an object's header and ends just before `end`.
 * Several can: a header may stand in a string of another object. A reader is led to one of them by a table, so all count.
 */
export function dictionariesBefore(bytes: Buffer, from: number, end: number): readonly (readonly string[])[] {
  const window = bytes.toString('latin1', from, end)
  const found: (readonly string[])[] = []
  for (const header of window.matchAll(HEADER)) {
    const names = namesUntil(bytes, skipSpaces(bytes, from + header.index + header[0].length), end)
    if (names) found.push(names)
  }
  return found
}

function skipSpaces(bytes: Buffer, from: number): number {
  let at = from
  while (SPACES.has(bytes[at] ?? 0x21)) at += 1
  return at
}

/** Reads one dictionary; null when it does not end exactly, spaces apart, at `end`. */
function namesUntil(bytes: Buffer, from: number, end: number): readonly string[] | null {
  const names: string[] = []
  let depth = 0
  let at = from
  while (at < end) {
    const byte = bytes[at]
    const pair = bytes[at + 1] === byte
    if (byte === LESS && pair) depth += 1
    else if (byte === MORE && pair) depth -= 1
    else if (byte === SLASH && depth === 1) names.push(nameAt(bytes, at))
    const next = at + lengthAt(bytes, at)
    if (depth === 0) return byte === MORE && skipSpaces(bytes, next) >= end ? names : null
    at = next
  }
  return null
}

/** How far the token that begins here goes, as far as telling brackets apart needs. */
function lengthAt(bytes: Buffer, at: number): number {
  const byte = bytes[at]
  if (byte === OPEN) return stringLength(bytes, at)
  if (byte === PERCENT) return lineLength(bytes, at)
  if ((byte === LESS || byte === MORE) && bytes[at + 1] === byte) return 2
  if (byte !== LESS) return 1
  const close = bytes.indexOf('>', at)
  return close < 0 ? bytes.length - at : close + 1 - at
}

function stringLength(bytes: Buffer, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1
    else if (bytes[at] === OPEN) depth += 1
    else if (bytes[at] === CLOSE) depth -= 1
    if (depth === 0) return at + 1 - from
  }
  return bytes.length - from
}

function lineLength(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1
  return at - from
}
