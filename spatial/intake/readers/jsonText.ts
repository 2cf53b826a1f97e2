import type { IntakeRefusal, Limits } from '../types.ts'

/** RFC 7946 needs 8 levels; deeper than this is an attack or another format. */
const DEEPEST = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const isOpening = (code: number): boolean => code === 0x5b || code === 0x7b
const isClosing = (code: number): boolean => code === 0x5d || code === 0x7d

/** The index of the quote that ends a string opened before `index`, or the end of the text. */
function endOfString(text: string, index: number): number {
  let at = index
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

/** Line and column, from 1, of an index in a text. */
export function placeOf(text: string, index: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < index; feed = text.indexOf('\n', start)) {
    line += 1
    start = feed + 1
  }
  return { line, column: index - start + 1 }
}

/**
 * Looks at brackets and commas only, before anything is built: a nest of ten million arrays costs a gigabyte once
 * parsed. Returns null when the text may be given to JSON.parse.
 */
export function weighJson(text: string, limits: Limits): IntakeRefusal | null {
  const mostOpened = limits.maxVertices * 2 + limits.maxFeatures * 64
  const mostCommas = limits.maxVertices * 4 + limits.maxFeatures * 512
  let depth = 0
  let opened = 0
  let commas = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === QUOTE) index = endOfString(text, index + 1)
    else if (code === COMMA) commas += 1
    else if (isClosing(code)) depth -= 1
    else if (isOpening(code)) {
      depth += 1
      opened += 1
      if (depth > DEEPEST) return { code: 'JSON_INVALID', data: { ...placeOf(text, index), depth } }
    }
    if (opened > mostOpened || commas > mostCommas) {
      return { code: 'TOO_MANY_VERTICES', data: { max: limits.maxVertices } }
    }
  }
  return null
}

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y
const SPACE = /[ \t\r\n]*/y

function skipped(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.test(text) ? pattern.lastIndex : index
}

/** Where a string that starts at `index` ends, or `index` when none starts there or it is at fault. */
function skippedString(text: string, index: number): number {
  if (text.charCodeAt(index) !== QUOTE) return index
  const end = endOfString(text, index + 1)
  for (let at = index; at < end; at += 1) if (text.charCodeAt(at) < 0x20) return index
  return end < text.length ? end + 1 : index
}

type Expecting = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd'

/** One step of the grammar of RFC 8259: where the text goes on and what must come next, or null at the fault. */
function step(text: string, at: number, expecting: Expecting, stack: string[]): { at: number; next: Expecting } | null {
  const sign = text[at]
  const ends = expecting === 'valueOrEnd' || expecting === 'keyOrEnd' || expecting === 'commaOrEnd'
  if (ends && (sign === ']' || sign === '}')) {
    return stack.pop() === sign ? { at: at + 1, next: 'commaOrEnd' } : null
  }
  if (expecting === 'commaOrEnd') {
    return sign === ',' && stack.length > 0 ? { at: at + 1, next: stack.at(-1) === '}' ? 'key' : 'value' } : null
  }
  if (expecting === 'colon') return sign === ':' ? { at: at + 1, next: 'value' } : null
  const string = skippedString(text, at)
  if (expecting === 'key' || expecting === 'keyOrEnd') return string > at ? { at: string, next: 'colon' } : null
  if (sign === '[' || sign === '{') {
    stack.push(sign === '[' ? ']' : '}')
    return { at: at + 1, next: sign === '[' ? 'valueOrEnd' : 'keyOrEnd' }
  }
  const end = Math.max(string, skipped(LITERAL, text, at))
  return end > at ? { at: end, next: 'commaOrEnd' } : null
}

/** Where a text stops being JSON, the same in every engine: their messages differ and some give no place. */
export function placeOfJsonFault(text: string): { line: number; column: number } {
  const stack: string[] = []
  let at = skipped(SPACE, text, 0)
  let expecting: Expecting = 'value'
  while (at < text.length) {
    const next = step(text, at, expecting, stack)
    if (!next) break
    expecting = next.next
    at = skipped(SPACE, text, next.at)
  }
  return placeOf(text, at)
}
