import type { Language } from '../../text/language.ts'
import { differenceOf, type PlaceRow } from './ranking.ts'

/** What stands above the table of a file, line by line, and the words of its columns and of what is missing. */
export type CsvWords = {
  readonly about: readonly (readonly [string, string])[]
  readonly heads: readonly string[]
  /** The state of a figure: published, withheld, nothing to count. */
  readonly state: (row: PlaceRow) => string
  readonly unit: string
  readonly language: Language
}

/** What a spreadsheet would take for a formula is text (OWASP, CSV injection). */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** A figure is a figure, whatever its sign: with a decimal comma, as spreadsheets here read it. */
const figure = (value: number | null | undefined): string =>
  value === null || value === undefined ? '""' : `"${String(value).replace('.', ',')}"`

/** The view as a spreadsheet reads it: what it is first, then one territory a line, in the order of the table. */
export function territoryCsv(rows: readonly PlaceRow[], { about, heads, state, unit, language }: CsvWords): string {
  const lines = rows.map((row) => {
    const { place, figure: shown, rank, difference, beside } = row
    return [
      ...[cell(place.code), cell(place.nameFr), cell(place.nameAr), figure(rank), figure(shown.value), cell(unit)],
      ...[figure(place.unknown ? null : shown.n), cell(state(row))],
      ...(beside ? [figure(beside.value), figure(differenceOf(shown.value, beside.value))] : [figure(difference)]),
      cell(shown.note?.[language] ?? ''),
    ].join(';')
  })
  const above = about.map((line) => line.map(cell).join(';'))
  return `\ufeff${[...above, '', heads.map(cell).join(';'), ...lines].join('\r\n')}\r\n`
}
