import { readFileSync } from 'node:fs'

/** Rows of a CSV file of this folder, by column name. These files have no quoted field: a quote is refused, not guessed. */
export function readTable<Column extends string>(
  file: string,
  columns: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8')
  if (text.includes('"')) throw new Error(`${file} has a quoted field`)
  const [head, ...lines] = text.trimEnd().split('\n')
  if (head !== columns.join(',')) throw new Error(`${file} starts with ${head}, not ${columns.join(',')}`)
  return lines.map((line) => toRow(file, line, columns))
}

function toRow<Column extends string>(file: string, line: string, columns: readonly Column[]) {
  const cells = line.split(',')
  if (cells.length !== columns.length) throw new Error(`${file} has ${cells.length} cells in "${line}"`)
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) as Record<Column, string> // every column is set just above
}
