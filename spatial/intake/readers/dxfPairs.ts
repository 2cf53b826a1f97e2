import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal } from '../types.ts'
import { decodeBytes, type Encoding, encodingNamed, guessEncoding, isUtf8 } from './encoding.ts'

/** One group code and its value (DXF Reference, "Group Codes in Numerical Order"). */
export type DxfPair = { readonly code: number; readonly value: string; readonly line: number }

/** Walks the pairs of a text DXF one by one; nothing is kept of those behind. */
export type DxfPairs = {
  /** The next pair, null at the end of the file, or the refusal of a line that is no group code. */
  readonly next: () => Result<DxfPair | null, IntakeRefusal>
}

export const dxfDamaged = (line: number, why: string): Result<never, IntakeRefusal> =>
  fail({ code: 'DXF_DAMAGED', data: { line, why } })

function startLines(text: string): () => string | null {
  let at = 0
  return () => {
    if (at >= text.length) return null
    const feed = text.indexOf('\n', at)
    const end = feed < 0 ? text.length : feed
    const line = text.slice(at, text.charCodeAt(end - 1) === 0x0d && end > at ? end - 1 : end)
    at = end + 1
    return line
  }
}

const GROUP_CODE = /^\s*-?\d{1,4}\s*$/
const COMMENT = 999
const WIDEST_LINE = 100_000

export function startPairs(text: string): DxfPairs {
  const nextLine = startLines(text)
  let line = 0
  const next = (): Result<DxfPair | null, IntakeRefusal> => {
    for (;;) {
      const code = nextLine()
      if (code === null || (code.trim() === '' && nextLine() === null)) return ok(null)
      line += 2
      if (code.length > WIDEST_LINE || !GROUP_CODE.test(code)) return dxfDamaged(line - 1, 'group code')
      const value = nextLine()
      if (value === null) return dxfDamaged(line, 'value missing')
      if (Number(code) !== COMMENT) return ok({ code: Number(code), value, line })
    }
  }
  return { next }
}

/** Header variables that say how texts are written stand in the first lines of any DXF. */
const HEAD = 64 * 1024
const UNICODE_SINCE = 1021

const headerValue = (head: string, variable: string): string | undefined =>
  new RegExp(`\\$${variable}\\s+\\d+\\s+(\\S+)`).exec(head)?.[1]

/** The encoding a DXF declares: UTF-8 since AutoCAD 2007 (AC1021) whatever the code page says, else the code page. */
function declaredEncoding(head: string): Encoding | null {
  const version = Number(/^AC(\d{4})$/.exec(headerValue(head, 'ACADVER') ?? '')?.[1] ?? 0)
  if (version >= UNICODE_SINCE) return 'utf-8'
  return encodingNamed(headerValue(head, 'DWGCODEPAGE') ?? '')
}

export type DxfText = { readonly text: string; readonly encoding: Encoding; readonly guessed: boolean }

/** The text of a DXF in its own encoding, guessed when it declares none or its bytes contradict it. */
export function decodeDxf(bytes: Uint8Array): DxfText {
  const declared = declaredEncoding(decodeBytes(bytes.subarray(0, HEAD), 'windows-1252'))
  const trusted = declared !== null && (declared !== 'utf-8' || isUtf8(bytes))
  const encoding = trusted ? declared : guessEncoding([bytes])
  const isAsciiOnly = encoding === 'utf-8'
  return { text: decodeBytes(bytes, encoding), encoding, guessed: !trusted && !isAsciiOnly }
}

/** "\U+0628" is how older versions write a letter that their code page lacks. */
export const unescapeDxf = (text: string): string =>
  text.replace(/\\U\+([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
