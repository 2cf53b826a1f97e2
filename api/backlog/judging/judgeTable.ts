import type { BacklogMapping } from '../../contract/backlog.ts'
import type { Table, TableLine } from '../reading/table.ts'
import { judgeRow, paperKey } from './judgeRow.ts'
import type { JudgedRow, Judging } from './paperDossier.ts'

/** Every line below the headers, judged by itself and against the others: of a number given twice neither is believed. */
export function judgeTable(
  table: Table,
  { header, columns }: { readonly header: TableLine; readonly columns: BacklogMapping },
  judging: Judging,
): JudgedRow[] {
  const below = table.lines.filter(({ line }) => line > header.line)
  const rows = below.map((line) => judgeRow(table, line, columns, judging))
  const lines = Map.groupBy(
    rows.filter(({ paperNumber }) => paperNumber !== null),
    ({ paperNumber }) => paperKey(paperNumber ?? ''),
  )
  return rows.map((row) => {
    const same = row.paperNumber === null ? [] : (lines.get(paperKey(row.paperNumber)) ?? [])
    if (same.length < 2) return row
    const others = same.filter(({ line }) => line !== row.line).map(({ line }) => String(line))
    const data = { lines: others.slice(0, 5).join(', ') }
    return { ...row, dossier: null, faults: [...row.faults, { field: 'paperNumber', code: 'NUMBER_TWICE', data }] }
  })
}
