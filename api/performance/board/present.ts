import type { BoardRow, Figures } from '../../contract/performance/board.ts'
import { HOLDERS } from '../../contract/procedures/steps.ts'
import type { CellRow, UnitRow } from './counts.ts'

const NONE: Figures = { late: 0, in3: 0, in5: 0, in10: 0 }

const sum = (cells: readonly Figures[]): Figures =>
  cells.reduce(
    (all, { late, in3, in5, in10 }) => ({
      late: all.late + late,
      in3: all.in3 + in3,
      in5: all.in5 + in5,
      in10: all.in10 + in10,
    }),
    NONE,
  )

/** A row a unit, those with the most late dossiers first, then those with the most that will be. */
export function presentRows(cells: readonly CellRow[], names: readonly UnitRow[]): BoardRow[] {
  const byUnit = Map.groupBy(cells, ({ unit }) => unit)
  return names
    .map((name) => rowOf(name, byUnit.get(name.unit.code) ?? []))
    .toSorted(
      (a, b) => b.all.late - a.all.late || b.all.in10 - a.all.in10 || a.unit.nameFr.localeCompare(b.unit.nameFr, 'fr'),
    )
}

function rowOf(name: UnitRow, cells: readonly CellRow[]): BoardRow {
  const total = (of: 'open' | 'standing' | 'tacit') => cells.reduce((all, cell) => all + cell[of], 0)
  return {
    ...name,
    ...{ open: total('open'), standing: total('standing'), tacit: total('tacit') },
    all: sum(cells),
    gp: sum(cells.filter(({ track }) => track === 'gp')),
    pp: sum(cells.filter(({ track }) => track === 'pp')),
    holders: HOLDERS.map((holder) => ({ holder, ...sum(cells.filter((cell) => cell.holder === holder)) })).filter(
      ({ late, in10 }) => late + in10 > 0,
    ),
  }
}
