import { fail, ok, type Result } from '../../result.ts'
import type { IntakeRefusal, Limits } from '../types.ts'
import type { DecimalMark } from './numberText.ts'
import { joinThousands } from './spacedNumbers.ts'
import { markOf, type Separator, separatorOf, splitCells } from './tableCells.ts'
import { type Columns, findColumns, readRow } from './tableColumns.ts'
import { type Header, readHeader, readSpacedHeader } from './tableHeader.ts'
import { type TableLine, tableLines } from './tableText.ts'

/** One corner as written, with its line. */
export type TableBorne = {
  readonly line: number
  readonly name: string
  readonly parcel: string
  readonly x: number
  readonly y: number
}

/** Rows that follow each other without a blank line or a title between them. */
export type Block = { readonly title: string; readonly surface: string; readonly bornes: readonly TableBorne[] }

export type BorneTable = { readonly blocks: readonly Block[]; readonly yFirst: boolean; readonly geographic: boolean }

const SURFACE = /^\W*(?:surface|superficie|contenance|aire|area|المساحة)\b|^\W*المساحة/i
const PARCEL_TITLE = /parcelle|\blot\b|titre|\bt\.?f\b|propri[ée]t|القطعة|البقعة|الرسم/i
const RULE = /^[\s|+\-=_:.*]*$/

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Lines made of figures more than of words: the ones the layout is judged by. */
const looksLikeRow = (text: string): boolean =>
  count(text, /\d/g) >= 4 && count(text, /\d/g) >= count(text, /\p{Letter}/gu) && !SURFACE.test(text)

const refuseLine = (line: number): Result<never, IntakeRefusal> =>
  fail({ code: 'TABLE_NOT_COORDINATES', data: { line } })

type Layout = {
  readonly cellsOf: ReadonlyMap<number, readonly string[]>
  readonly columns: Columns
  readonly mark: DecimalMark | null
  readonly header: Header | null
}

const headerIn = (lines: readonly TableLine[], separator: Separator): Header | null => {
  for (const { text } of lines) {
    if (looksLikeRow(text)) return null
    const header = separator === 'space' ? readSpacedHeader(text) : readHeader(splitCells(text, separator))
    const found = header ?? readSpacedHeader(text)
    if (found) return found
  }
  return null
}

const usualWidth = (rows: readonly (readonly string[])[]): number => {
  const widths = rows.map((row) => row.length).sort((a, b) => a - b)
  return widths[Math.floor(widths.length / 2)] ?? 0
}

/** "294067,78,332538,69": decimals and columns by the same comma. */
const commaIsBoth = (separator: Separator, rows: readonly (readonly string[])[], { x, y }: Columns): boolean =>
  separator === ',' &&
  rows.every((row) => row.length > 3 && /^-?\d{5,7}$/.test(row[x] ?? '') && /^\d{1,3}$/.test(row[y] ?? ''))

function findLayout(lines: readonly TableLine[]): Result<Layout, IntakeRefusal> {
  const rows = lines.filter(({ text }) => looksLikeRow(text))
  const [first] = rows
  if (!first) return refuseLine(lines.find(({ text }) => text !== '')?.line ?? 1)
  const separator = separatorOf(rows.map(({ text }) => text))
  if (!separator) return refuseLine(first.line)
  const split = rows.map(({ text }) => splitCells(text, separator))
  const joined = separator === 'space' ? joinThousands(split) : split
  if (!joined)
    return fail({ code: 'TABLE_AMBIGUOUS_NUMBER', data: { line: first.line, value: first.text.slice(0, 60) } })
  const header = headerIn(lines, separator)
  const aligned = separator !== 'space' && header !== null && header.roles.length >= usualWidth(joined)
  const columns = findColumns(joined, header, aligned)
  if (commaIsBoth(separator, joined, columns)) {
    return fail({ code: 'TABLE_AMBIGUOUS_NUMBER', data: { line: first.line, value: first.text.slice(0, 60) } })
  }
  const joinedByLine = new Map(rows.map(({ line }, index) => [line, joined[index] ?? []]))
  const cellsOf = new Map(lines.map(({ line, text }) => [line, joinedByLine.get(line) ?? splitCells(text, separator)]))
  return ok({ cellsOf, columns, header, mark: markOf(joined) ?? (header?.geographic ? '.' : null) })
}

type OpenBlock = { title: string; surface: string; bornes: TableBorne[] }

/** What to do with a line that is no borne: a title, a surface, or a fault. */
function acceptOther({ line, text }: TableLine, block: OpenBlock): 'same' | 'next' | 'fault' {
  if (RULE.test(text)) return 'same'
  if (SURFACE.test(text)) {
    block.surface = text.trim().slice(0, 120)
    return 'same'
  }
  if (block.bornes.length === 0) {
    if (looksLikeRow(text) && line > 0) return 'fault'
    block.title = text.trim().slice(0, 120)
    return 'same'
  }
  return PARCEL_TITLE.test(text) && !looksLikeRow(text) ? 'next' : 'fault'
}

const startBlock = (title = ''): OpenBlock => ({ title, surface: '', bornes: [] })

function readBlocks(lines: readonly TableLine[], layout: Layout): Result<OpenBlock[], IntakeRefusal> {
  const blocks: OpenBlock[] = []
  let block = startBlock()
  const close = (title?: string) => {
    if (block.bornes.length > 0) blocks.push(block)
    block = startBlock(title)
  }
  for (const current of lines) {
    const cells = layout.cellsOf.get(current.line) ?? []
    const row = current.text === '' ? null : readRow(cells, layout.columns, layout.mark)
    if (row === null) {
      if (block.bornes.length > 0) close()
    } else if (row.kind === 'ambiguous') {
      return fail({ code: 'TABLE_AMBIGUOUS_NUMBER', data: { line: current.line, value: row.value } })
    } else if (row.kind === 'borne') {
      block.bornes.push({ line: current.line, name: row.name, parcel: row.parcel, x: row.x, y: row.y })
    } else if (readSpacedHeader(current.text) === null || looksLikeRow(current.text)) {
      const accepted = acceptOther(current, block)
      if (accepted === 'fault') return refuseLine(current.line)
      if (accepted === 'next') close(current.text.trim().slice(0, 120))
    }
  }
  close()
  return ok(blocks)
}

/** A table pasted with a blank line after every row is one block. */
const joinSingles = (blocks: readonly OpenBlock[]): readonly Block[] =>
  blocks.length > 1 && blocks.every(({ bornes }) => bornes.length === 1)
    ? [{ title: blocks[0]?.title ?? '', surface: '', bornes: blocks.flatMap(({ bornes }) => bornes) }]
    : blocks

/** Whether a block's title is the name of its parcel rather than of the whole table. */
export const isParcelTitle = (title: string): boolean => PARCEL_TITLE.test(title)

/** Reads the rows of a borne table; a line that can't be understood refuses the table with its number. */
export function parseBorneTable(text: string, limits: Limits): Result<BorneTable, IntakeRefusal> {
  const lines = tableLines(text, limits)
  if (!lines.ok) return lines
  const layout = findLayout(lines.value)
  if (!layout.ok) return layout
  const blocks = readBlocks(lines.value, layout.value)
  if (!blocks.ok) return blocks
  const { columns, header } = layout.value
  return ok({ blocks: joinSingles(blocks.value), yFirst: columns.yFirst, geographic: header?.geographic ?? false })
}
