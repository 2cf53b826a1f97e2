import { type KeyboardEvent, useRef, useState } from 'react'
import {
  type CellChange,
  cellOf,
  REGULATION_COLUMNS,
  type RegulationRow,
  sameCell,
  sameRow,
} from '../../../api/contract/regulation/cells.ts'
import type { RegulationAnswer } from '../../../api/contract/regulation/regulation.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import { CellInput, type CellInputProps } from './CellInput.tsx'
import { cellText, isFigure, unitOf } from './cellText.ts'
import type { Place } from './pasting.ts'
import classes from './regulationTable.module.css'
import { steppedTo } from './steps.ts'
import { useZoneName } from './useZoneName.ts'

export type TableProps = {
  readonly lines: RegulationAnswer['lines']
  readonly rows: readonly RegulationRow[]
  readonly saved: readonly RegulationRow[]
  readonly place: Place
  readonly mayEdit: boolean
  readonly onPlace: (place: Place) => void
}

type GridProps = TableProps & {
  readonly onChange: (changes: readonly CellChange[]) => void
  readonly onPaste: (text: string) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onRefused: (target: Omit<CellChange, 'cell'>) => void
}

type Writing = { readonly place: Place; readonly begun: string | null }

/** Zones and sectors × parameters, worked by keyboard as a spreadsheet is. */
export function RegulationTable(props: GridProps) {
  const { lines, rows, place, mayEdit, onPlace, onChange } = props
  const say = useRegulationWords()
  const { language } = useWords()
  const grid = useRef<HTMLTableElement>(null)
  const [writing, setWriting] = useState<Writing | null>(null)
  const focus = (at: Place) => {
    onPlace(at)
    requestAnimationFrame(() => cellAt(grid.current, at)?.focus())
  }
  const at = (where: Place) => {
    const [line, column] = [lines[where.row], REGULATION_COLUMNS[where.column]]
    return line && column ? { zone: line.zone, sector: line.sector, column } : null
  }
  const put = (cell: CellChange['cell']) => {
    const target = writing && at(writing.place)
    setWriting(null)
    if (target) onChange([{ ...target, cell }])
  }
  const write = (begun: string | null) => {
    const target = at(place)
    if (!mayEdit || !target) return
    if (target.column === 'uses' || target.column === 'conditions')
      document.querySelector<HTMLElement>('[data-cell-panel] :is(select, textarea, input)')?.focus()
    else setWriting({ place, begun })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (writing) return
    const target = at(place)
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) props.onUndo()
      else if (key === 'y' || key === 'z') props.onRedo()
      else return
      return event.preventDefault()
    }
    const next = steppedTo(event.key, place, { rows: lines.length, rtl: language === 'ar' })
    if (next) focus(next)
    else if (event.key === 'Enter' || event.key === 'F2') write(null)
    else if (mayEdit && (event.key === 'Delete' || event.key === 'Backspace') && target)
      onChange([{ ...target, cell: null }])
    else if (event.key.length === 1 && /\S/.test(event.key)) write(event.key)
    else return
    event.preventDefault()
  }
  return (
    <div className={classes.scroll}>
      <table
        ref={grid}
        className={classes.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are worked
        role="grid"
        aria-label={say('table')}
        aria-readonly={!mayEdit}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (writing || !mayEdit) return
          event.preventDefault()
          props.onPaste(event.clipboardData.getData('text/plain'))
        }}
        onCopy={(event) => {
          const target = at(place)
          if (writing || !target) return
          event.preventDefault()
          const row = rows.find((one) => sameRow(one, target))
          event.clipboardData.setData('text/plain', cellText(cellOf(row, target.column), say, language))
        }}
      >
        <Columns />
        <tbody>
          {lines.map((line, row) => (
            <Line
              key={`${line.zone} ${line.sector}`}
              {...props}
              line={line}
              row={row}
              writing={writing?.place.row === row ? writing : null}
              onWrite={() => write(null)}
              onWritten={(cell, step) => {
                put(cell)
                focus(steppedTo(step, place, { rows: lines.length, rtl: false }) ?? place)
              }}
              onLeft={(how) => {
                const target = writing && at(writing.place)
                if (how === 'escaped') focus(place)
                else if (how === 'refused' && target) props.onRefused(target)
                if (typeof how === 'object') put(how.cell)
                else setWriting(null)
              }}
              onFocusCell={focus}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const cellAt = (grid: HTMLTableElement | null, { row, column }: Place) =>
  grid?.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`)

function Columns() {
  const say = useRegulationWords()
  return (
    <thead>
      <tr>
        <th scope="col">{say('zone')}</th>
        {REGULATION_COLUMNS.map((column) => {
          const unit = unitOf(column)
          return (
            <th key={column} scope="col">
              {say(`columns.${column}`)}
              {unit && <small>{say(`units.${unit}`)}</small>}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

type LineProps = GridProps & {
  readonly line: RegulationAnswer['lines'][number]
  readonly row: number
  readonly writing: Writing | null
  readonly onWrite: () => void
  readonly onWritten: CellInputProps['onWritten']
  readonly onLeft: CellInputProps['onLeft']
  readonly onFocusCell: (place: Place) => void
}

function Line({ line, row, rows, saved, place, writing, onWrite, onWritten, onLeft, onFocusCell }: LineProps) {
  const say = useRegulationWords()
  const { language, nameOf } = useWords()
  const zoneName = useZoneName()
  const [own, before] = [rows, saved].map((table) => table.find((one) => sameRow(one, line)))
  const zone = line.sector ? rows.find((one) => sameRow(one, { zone: line.zone, sector: '' })) : undefined
  return (
    <tr>
      <th scope="row">
        {zoneName(line)}
        <small>{line.drawn ? nameOf({ nameFr: line.labelFr, nameAr: line.labelAr }) : say('notDrawn')}</small>
      </th>
      {REGULATION_COLUMNS.map((column, nth) => {
        const cell = cellOf(own, column)
        const inherited = cell ? null : cellOf(zone, column)
        const changed = !sameCell(cell, cellOf(before, column))
        const here = place.row === row && place.column === nth
        const isWritten = writing?.place.column === nth
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys of the cell that has the focus
          <td
            key={column}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the cell of such a table
            role="gridcell"
            className={`${classes.cell} ${isFigure(column) ? `${classes.figure} figures` : ''}`}
            data-at={`${row}:${nth}`}
            data-changed={changed || undefined}
            data-inherited={inherited ? true : undefined}
            tabIndex={here ? 0 : -1}
            aria-selected={here}
            onClick={() => !isWritten && onFocusCell({ row, column: nth })}
            onDoubleClick={onWrite}
          >
            {isWritten ? (
              <CellInput
                label={say('cell.title', { zone: zoneName(line), column: say(`columns.${column}`) })}
                column={column}
                former={cell}
                begun={writing?.begun ?? null}
                onWritten={onWritten}
                onLeft={onLeft}
              />
            ) : (
              <>
                <bdi>{cellText(cell ?? inherited, say, language)}</bdi>
                {inherited && <span className="unseen"> {say('inherited', { zone: line.zone })}</span>}
                {changed && <span className="unseen"> {say('changed')}</span>}
              </>
            )}
          </td>
        )
      })}
    </tr>
  )
}
