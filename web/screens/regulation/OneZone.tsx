import { NativeSelect } from '@mantine/core'
import { cellOf, REGULATION_COLUMNS, sameRow } from '../../../api/contract/regulation/cells.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import { cellText, unitOf } from './cellText.ts'
import type { TableProps } from './RegulationTable.tsx'
import classes from './regulation.module.css'
import { useZoneName } from './useZoneName.ts'

/** On a phone: one zone at a time, one line a parameter. */
export function OneZone({ lines, rows, place, onPlace }: TableProps) {
  const say = useRegulationWords()
  const { language } = useWords()
  const zoneName = useZoneName()
  const line = lines[place.row]
  const own = line && rows.find((row) => sameRow(row, line))
  const zone = line?.sector ? rows.find((row) => sameRow(row, { zone: line.zone, sector: '' })) : undefined
  return (
    <>
      <NativeSelect
        size="md"
        label={say('zoneChoice')}
        value={String(place.row)}
        data={lines.map((one, row) => ({ value: String(row), label: zoneName(one) }))}
        onChange={({ currentTarget }) => onPlace({ row: Number(currentTarget.value), column: place.column })}
      />
      <ul className={classes.lines}>
        {REGULATION_COLUMNS.map((column, nth) => {
          const cell = cellOf(own, column)
          const unit = unitOf(column)
          const inherited = cell ? null : cellOf(zone, column)
          return (
            <li key={column}>
              <button
                type="button"
                aria-current={place.column === nth}
                onClick={() => {
                  onPlace({ row: place.row, column: nth })
                  requestAnimationFrame(() => document.querySelector('[data-cell-panel]')?.scrollIntoView())
                }}
              >
                <span>
                  {say(`columns.${column}`)}
                  {unit && <small> {say(`units.${unit}`)}</small>}
                </span>
                <span className="figures" data-inherited={inherited ? true : undefined}>
                  <bdi>{cellText(cell ?? inherited, say, language) || say('noRule')}</bdi>
                  {inherited && line && <small> ({say('inherited', { zone: line.zone })})</small>}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
