import {
  type CellChange,
  cellOf,
  REGULATION_COLUMNS,
  type RegulationRow,
  sameRow,
} from '../../../api/contract/regulation/cells.ts'
import { typedCell } from './cellText.ts'

export type Place = { readonly row: number; readonly column: number }
type Line = { readonly zone: string; readonly sector: string }
type Pasted = { readonly changes: readonly CellChange[]; readonly refused: readonly Omit<CellChange, 'cell'>[] }

/** A block as a spreadsheet copies it, from a cell on: what falls outside the table is left, what does not fit is refused. */
export function pasteBlock(
  text: string,
  at: Place,
  table: { lines: readonly Line[]; rows: readonly RegulationRow[] },
): Pasted {
  const block = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
  const changes: CellChange[] = []
  const refused: Omit<CellChange, 'cell'>[] = []
  for (const [down, cells] of block.entries())
    for (const [across, typed] of cells.entries()) {
      const line = table.lines[at.row + down]
      const column = REGULATION_COLUMNS[at.column + across]
      if (!line || !column) continue
      const place = { zone: line.zone, sector: line.sector, column }
      const read = typedCell(
        column,
        typed,
        cellOf(
          table.rows.find((row) => sameRow(row, line)),
          column,
        ),
      )
      if ('fault' in read) refused.push(place)
      else changes.push({ ...place, cell: read.cell })
    }
  return { changes, refused }
}
