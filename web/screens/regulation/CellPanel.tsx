import {
  type CellChange,
  cellOf,
  type RegulationCell,
  type RegulationRow,
  sameRow,
} from '../../../api/contract/regulation/cells.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import { BuildableForm } from './BuildableForm.tsx'
import { ConditionsForm } from './ConditionsForm.tsx'
import classes from './cell.module.css'
import { cellText } from './cellText.ts'
import { FigureForm } from './FigureForm.tsx'
import { ReadCell } from './ReadCell.tsx'
import regulation from './regulation.module.css'
import { UsesForm } from './UsesForm.tsx'
import { useZoneName } from './useZoneName.ts'

type CellPanelProps = {
  readonly at: Omit<CellChange, 'cell'>
  readonly rows: readonly RegulationRow[]
  readonly mayEdit: boolean
  readonly onChange: (changes: readonly CellChange[]) => void
}

/** The whole of one cell: value, unit, article, the words as printed. */
export function CellPanel({ at, rows, mayEdit, onChange }: CellPanelProps) {
  const say = useRegulationWords()
  const { language } = useWords()
  const zoneName = useZoneName()
  const rowOf = (sector: string) => rows.find((row) => sameRow(row, { zone: at.zone, sector }))
  const cell = cellOf(rowOf(at.sector), at.column)
  const inherited = at.sector !== '' && !cell ? cellOf(rowOf(''), at.column) : null
  const apply = (given: RegulationCell | null) => onChange([{ ...at, cell: given }])
  return (
    <section className={classes.panel} data-cell-panel>
      <h2>{say('cell.title', { zone: zoneName(at), column: say(`columns.${at.column}`) })}</h2>
      {inherited && (
        <p className={regulation.hint}>{say('cell.fromZone', { value: cellText(inherited, say, language) })}</p>
      )}
      {mayEdit ? <CellForm column={at.column} cell={cell} onApply={apply} /> : <ReadCell cell={cell ?? inherited} />}
    </section>
  )
}

export type CellFormProps<C extends RegulationCell['what'] = RegulationCell['what']> = {
  readonly cell: Extract<RegulationCell, { what: C }> | null
  readonly onApply: (cell: RegulationCell | null) => void
}

type AnyForm = CellFormProps & { readonly column: CellChange['column'] }

function CellForm({ column, cell, onApply }: AnyForm) {
  if (column === 'buildable') return <BuildableForm cell={cell?.what === 'buildable' ? cell : null} onApply={onApply} />
  if (column === 'uses') return <UsesForm cell={cell?.what === 'uses' ? cell : null} onApply={onApply} />
  if (column === 'conditions')
    return <ConditionsForm cell={cell?.what === 'conditions' ? cell : null} onApply={onApply} />
  return <FigureForm column={column} cell={cell?.what === 'figure' ? cell : null} onApply={onApply} />
}
