import { type DecimalMark, parseNumber, provenMark } from './numberText.ts'

/** How the cells of a table are separated. */
export type Separator = '\t' | ';' | '|' | 'spaces' | 'comma-space' | 'space' | ','

const SEPARATORS: readonly Separator[] = ['\t', ';', '|', 'spaces', 'comma-space', 'space', ',']

/** Most rows must read well for a separator to be the table's. */
const MOST = 0.6

const QUOTED = /^"((?:[^"]|"")*)"$/

const unquote = (cell: string): string => {
  const inside = QUOTED.exec(cell.trim())?.[1]
  return inside === undefined ? cell.trim() : inside.replace(/""/g, '"').trim()
}

/** Splits at a sign, leaving alone the ones between quotes. */
function splitAt(text: string, sign: string): string[] {
  const cells: string[] = []
  let start = 0
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '"') quoted = !quoted
    else if (text[index] === sign && !quoted) {
      cells.push(unquote(text.slice(start, index)))
      start = index + 1
    }
  }
  cells.push(unquote(text.slice(start)))
  return cells
}

function splitPipes(text: string): string[] {
  const cells = splitAt(text, '|')
  const from = cells[0] === '' ? 1 : 0
  return cells.slice(from, cells.at(-1) === '' ? -1 : undefined)
}

export function splitCells(text: string, separator: Separator): string[] {
  if (separator === '|') return splitPipes(text)
  if (separator === 'spaces') return text.trim().split(/ {2,}|\t+/)
  if (separator === 'comma-space') return text.trim().split(/,\s+/)
  if (separator === 'space') return text.trim().split(/\s+/)
  return splitAt(text, separator)
}

const isNumber = (cell: string): boolean => parseNumber(cell).kind !== 'text'

const splitsWell = (text: string, separator: Separator): boolean =>
  splitCells(text, separator).filter((cell) => cell !== '' && isNumber(cell)).length >= 2

/** The separator under which most of the rows hold two numbers, or null when none does: this is no borne table. */
export function separatorOf(rows: readonly string[]): Separator | null {
  return (
    SEPARATORS.find((separator) => {
      const good = rows.filter((row) => splitsWell(row, separator)).length
      return good > 0 && good >= rows.length * MOST
    }) ?? null
  )
}

/** The decimal mark that the table's own numbers prove, or null when none does or two do. */
export function markOf(rows: readonly (readonly string[])[]): DecimalMark | null {
  const proven = new Set(rows.flatMap((row) => row.map(provenMark)))
  proven.delete(null)
  const [mark] = proven
  return proven.size === 1 && mark ? mark : null
}
