import { csvLine, csvMark } from '../../privacy/exports/csv.ts'
import { COLUMNS } from './dictionary.ts'
import type { OpenRow } from './rows.ts'

const NAMES = COLUMNS.map(({ name }) => name)

/** Rows as a table for a spreadsheet, a piece at a time: what begins like a formula is text. */
export async function* asCsv(pieces: AsyncIterable<readonly OpenRow[]>): AsyncGenerator<string> {
  yield csvMark + csvLine(NAMES)
  for await (const rows of pieces)
    yield rows.map((row) => csvLine(row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell)))).join('')
}

/** The same as JSON, with what goes before the rows. */
export async function* asJson(
  pieces: AsyncIterable<readonly OpenRow[]>,
  before: Readonly<Record<string, unknown>>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(before).slice(0, -1)},"rows":[`
  let first = true
  for await (const rows of pieces) {
    if (rows.length === 0) continue
    const written = rows.map((row) => JSON.stringify(Object.fromEntries(NAMES.map((name, nth) => [name, row[nth]]))))
    yield (first ? '' : ',') + written.join(',')
    first = false
  }
  yield ']}'
}
