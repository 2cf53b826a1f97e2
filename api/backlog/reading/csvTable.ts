import { decodeText } from '../../../spatial/intake/readers/encoding.ts'
import { fail, ok } from '../../../spatial/result.ts'
import { TABLE_LIMITS, type TableLine, type TableRead } from './table.ts'

const DELIMITERS = [';', ',', '\t'] as const

/** The delimiter that the first line holds most of, outside quotes; a list of one column has none. */
function delimiterOf(text: string): string {
  const [first = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r\n|\r|\n/, 1)
  const counted = DELIMITERS.map((mark) => ({ mark, count: first.split(mark).length - 1 }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).mark
}

/** A field ends at a delimiter or a line end, unless it is quoted (RFC 4180). */
const FIELD_END = { ';': /[;\r\n]/g, ',': /[,\r\n]/g, '\t': /[\t\r\n]/g } as const

type Cursor = { at: number; line: number }

function quoted(text: string, cursor: Cursor): string | null {
  let value = ''
  for (let from = cursor.at + 1; ; ) {
    const end = text.indexOf('"', from)
    if (end < 0) return null
    value += text.slice(from, end)
    if (text[end + 1] !== '"') {
      cursor.at = end + 1
      return value
    }
    value += '"'
    from = end + 2
  }
}

function bare(text: string, cursor: Cursor, mark: keyof typeof FIELD_END): string {
  const ends = FIELD_END[mark]
  ends.lastIndex = cursor.at
  const end = ends.exec(text)?.index ?? text.length
  const value = text.slice(cursor.at, end)
  cursor.at = end
  return value
}

/** A text with a delimiter between its cells, in whatever encoding it was saved: UTF-8, Windows-1252 or Windows-1256. */
export function readCsvTable(bytes: Uint8Array): TableRead {
  const { text } = decodeText(bytes)
  if (text.includes('\0')) return fail({ why: 'NOT_A_SPREADSHEET', detail: 'binary' })
  const mark = delimiterOf(text) as keyof typeof FIELD_END
  const lines: TableLine[] = []
  const cursor: Cursor = { at: 0, line: 1 }
  while (cursor.at < text.length) {
    const line = cursor.line
    const cells = readLine(text, cursor, mark)
    if (cells === null) return fail({ why: 'DAMAGED', detail: `line ${line}` })
    if (cells.length > TABLE_LIMITS.columns) return fail({ why: 'TOO_LONG', detail: `line ${line}` })
    if (cells.some((cell) => cell !== '')) lines.push({ line, cells })
    if (lines.length > TABLE_LIMITS.rows + 1) return fail({ why: 'TOO_MANY_ROWS', detail: String(TABLE_LIMITS.rows) })
  }
  return ok({ lines, from1904: false, errors: new Set(), merged: new Set() })
}

/** The cells of a line, the cursor after its end; null when a quote is never closed. */
function readLine(text: string, cursor: Cursor, mark: keyof typeof FIELD_END): string[] | null {
  const cells: string[] = []
  for (;;) {
    const value = text[cursor.at] === '"' ? quoted(text, cursor) : bare(text, cursor, mark)
    if (value === null || cells.length > TABLE_LIMITS.columns) return value === null ? null : cells
    cursor.line += value.split('\n').length - 1
    // Whatever stands between a closing quote and the next delimiter belongs to nobody, and is kept with the cell.
    cells.push((value + bare(text, cursor, mark)).trim())
    if (text[cursor.at] !== mark) break
    cursor.at += 1
  }
  if (text[cursor.at] === '\r' && text[cursor.at + 1] === '\n') cursor.at += 1
  cursor.at += 1
  cursor.line += 1
  return cells
}
