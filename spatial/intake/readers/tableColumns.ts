import { type DecimalMark, parseNumber } from './numberText.ts'
import type { Header } from './tableHeader.ts'

/** Where a borne table keeps what. */
export type Columns = {
  readonly x: number
  readonly y: number
  readonly names: readonly number[]
  readonly parcel: number | null
  /** The header gives northing before easting. */
  readonly yFirst: boolean
}

type Rows = readonly (readonly string[])[]

const column = (rows: Rows, index: number): readonly string[] => rows.map((row) => row[index] ?? '')

const mostly = (cells: readonly string[], test: (cell: string) => boolean): boolean =>
  cells.filter(test).length * 2 > cells.length

const isText = (cell: string): boolean => parseNumber(cell).kind === 'text'

/** Small whole numbers: the numbers of the bornes rather than coordinates. */
const isCount = (cells: readonly string[]): boolean => cells.every((cell) => /^\d{1,4}$/.test(cell))

function firstCoordinate(rows: Rows, width: number): number {
  let index = 0
  while (index < width - 2 && mostly(column(rows, index), isText)) index += 1
  while (index < width - 2 && isCount(column(rows, index)) && !isCount(column(rows, index + 1))) index += 1
  const [first, second, third] = [0, 1, 2].map((step) => column(rows, index + step))
  const twoCounts =
    index < width - 3 && first && second && third && isCount(first) && isCount(second) && !isCount(third)
  return twoCounts ? index + 2 : index
}

const NAME_WORD = /^(?:bornes?|b|points?|pts?|sommets?)$/i

/** A column whose values come in runs names the parcel of each row: P1 P1 P1 P2 P2 P2. */
function isRuns(cells: readonly string[]): boolean {
  const distinct = new Set(cells)
  return distinct.size * 3 <= cells.length && !cells.some((cell) => NAME_WORD.test(cell))
}

/** Columns of a table without a header, or whose header gives only the order of the axes. */
function columnsByContent(rows: Rows, yFirst: boolean): Columns {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  const first = firstCoordinate(rows, width)
  const before = Array.from({ length: first }, (_, index) => index)
  const parcel = before.find((index) => isRuns(column(rows, index))) ?? null
  const names = before.filter((index) => index !== parcel)
  return { x: first + (yFirst ? 1 : 0), y: first + (yFirst ? 0 : 1), names, parcel, yFirst }
}

function columnsByHeader({ roles }: Header, rows: Rows): Columns {
  const x = roles.indexOf('x')
  const y = roles.indexOf('y')
  const parcel = roles.indexOf('parcel')
  const byRole = roles.flatMap((role, index) => (role === 'name' ? [index] : []))
  const unsaid = roles[0] === null && byRole.length === 0 && mostly(column(rows, 0), (cell) => cell !== '') ? [0] : []
  return { x, y, names: [...byRole, ...unsaid], parcel: parcel < 0 ? null : parcel, yFirst: y < x }
}

/**
 * @param rows the cells of the lines that hold at least two numbers
 * @param aligned whether the header's cells stand over the rows' cells one to one
 */
export function findColumns(rows: Rows, header: Header | null, aligned: boolean): Columns {
  if (header && aligned) return columnsByHeader(header, rows)
  return columnsByContent(rows, header !== null && header.roles.indexOf('y') < header.roles.indexOf('x'))
}

export type RowRead =
  | { readonly kind: 'borne'; readonly x: number; readonly y: number; readonly name: string; readonly parcel: string }
  | { readonly kind: 'ambiguous'; readonly value: string }
  | { readonly kind: 'other' }

/** Reads one row as a borne, when its two coordinates are numbers. */
export function readRow(cells: readonly string[], columns: Columns, mark: DecimalMark | null): RowRead {
  const written = [cells[columns.x] ?? '', cells[columns.y] ?? '']
  const [x, y] = written.map((cell) => parseNumber(cell, mark))
  if (!x || !y || x.kind === 'text' || y.kind === 'text') return { kind: 'other' }
  if (x.kind === 'ambiguous') return { kind: 'ambiguous', value: written[0] ?? '' }
  if (y.kind === 'ambiguous') return { kind: 'ambiguous', value: written[1] ?? '' }
  const name = columns.names.map((index) => cells[index] ?? '').join(' ')
  return { kind: 'borne', x: x.value, y: y.value, name: name.trim(), parcel: cells[columns.parcel ?? -1] ?? '' }
}
