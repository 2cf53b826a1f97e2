import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal, Limits } from '../types.ts'

/** A line of a table, its digits and spaces made plain; numbered from 1 as the person sees it. */
export type TableLine = { readonly line: number; readonly text: string }

const LONGEST_LINE = 2_000

const ZEROES = [0x660, 0x6f0] as const

const westernDigit = (digit: string): string => {
  const code = digit.charCodeAt(0)
  const zero = ZEROES.find((candidate) => code >= candidate && code <= candidate + 9)
  return zero === undefined ? digit : String(code - zero)
}

/** Marks of writing direction that come with text pasted from Arabic documents, and byte order marks. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/g
const HARD_SPACES = /[\u00a0\u202f\u2007-\u200a]/g
const HARD_THOUSANDS = /(?<![\d.,٫])(\d{1,3}(?:[\u00a0\u202f\u2007-\u200a]\d{3})+)(?!\d)/g

/** Signs that part columns beside the usual ones, units after figures, and rows of separators that Excel leaves. */
const plainSeparators = (text: string): string =>
  text
    .replace(/^[\s;,|]+$/, '')
    .replace(/\bX\s*[=:]\s*(?=.*\bY\s*[=:])/i, ' ')
    .replace(/(\d.*)\bY\s*[=:]\s*/i, '$1  ')
    .replace(/(\d) ?m(?=[\s;|,)]|$)/g, '$1')
    .replace(/(?<=\d)\s[,/:]\s/g, '  ')

function plain(text: string): string {
  const western = text
    .replace(DIRECTION_MARKS, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, westernDigit)
    .replace(/(\d)٬(?=\d)/g, '$1')
    .replace(/[\u2212\u2010-\u2013]/g, '-')
    .replace(/،/g, ',')
    .replace(/؛/g, ';')
    .replace(HARD_THOUSANDS, (number) => number.replace(HARD_SPACES, ''))
    .replace(HARD_SPACES, ' ')
  return plainSeparators(western).trimEnd()
}

/** The lines of a pasted table; refused when they can't be one. */
export function tableLines(text: string, limits: Limits): Result<readonly TableLine[], IntakeRefusal> {
  const lines: TableLine[] = []
  let start = 0
  for (let line = 1; start <= text.length; line += 1) {
    const next = /\r\n|\r|\n/g
    next.lastIndex = start
    const found = next.exec(text)
    const end = found ? found.index : text.length
    if (end - start > LONGEST_LINE) return fail({ code: 'TABLE_NOT_COORDINATES', data: { line } })
    lines.push({ line, text: plain(text.slice(start, end)) })
    if (lines.length > limits.maxVertices) {
      return fail({ code: 'TOO_MANY_VERTICES', data: { found: lines.length, max: limits.maxVertices } })
    }
    start = found ? end + found[0].length : text.length + 1
  }
  return ok(lines)
}
