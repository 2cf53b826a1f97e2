export type Cell = string | number | Date | null

/** A cell that a spreadsheet would take for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/**
 * A table as RFC 4180 writes it, in UTF-8 with the mark by which spreadsheets recognise it. A text that begins like a
 * formula is given an apostrophe: what people typed is never computed.
 */
export function csv(headings: readonly string[], rows: readonly (readonly Cell[])[]): Buffer {
  const lines = [headings, ...rows].map((cells) => cells.map(written).join(','))
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}

function written(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
