export type Cell = string | number | Date | null

/** A cell that a spreadsheet would take for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/**
 * A table as RFC 4180 writes it, in UTF-8 with the mark by which spreadsheets recognise it. A text that begins like a
 * formula is given an apostrophe: what people typed is never computed.
 */
export function csv(headings: readonly string[], rows: readonly (readonly Cell[])[]): Buffer {
  return Buffer.from(csvMark + [headings, ...rows].map(csvLine).join(''), 'utf8')
}

/** The mark by which spreadsheets recognise UTF-8, once at the head of a table. */
export const csvMark = '\uFEFF'

/** One row of such a table, with its end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`

function written(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
