import { type KeyboardEvent, useId, useState } from 'react'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { ToolButton } from '../controls/ToolButton.tsx'
import { type SayMap, useMapWords } from '../useMapWords.ts'
import { type TypedFault, typedBorne, type Writing, writtenBorne } from './typedBorne.ts'

type BorneRowProps = {
  readonly name: string
  /** null: the empty row where the next borne is typed. */
  readonly at: Position | null
  readonly srid: LegalSrid
  readonly zoneName: string
  readonly writing: Writing
  readonly length: string
  /** Said on the row that adds. */
  readonly addLabel: string
  readonly onPut: (at: Position) => void
  readonly onRemove?: () => void
}

const faultWords = (t: SayMap, fault: TypedFault, zone: string) =>
  fault.code === 'NOT_NUMBER' ? t('table.notNumber', { text: fault.text }) : t('table.outOfZone', { zone })

/** A table of bornes is typed in one go: once a row is put, the next one takes the caret. */
function focusNextRow(field: HTMLElement): void {
  const row = field.closest('tr')
  requestAnimationFrame(() => row?.nextElementSibling?.querySelector('input')?.focus())
}

/** What is being typed in a row, and what it says once it is put. */
function useTyped({ at, srid, writing, onPut }: BorneRowProps) {
  const written = at ? writtenBorne(srid, at, writing) : (['', ''] as const)
  const [typed, setTyped] = useState<readonly [string, string] | null>(null)
  const [fault, setFault] = useState<TypedFault | null>(null)
  const fields = typed ?? written
  const put = () => {
    if (!typed || typed.every((text) => text.trim() === '')) return
    const read = typedBorne(srid, typed, writing)
    setFault(read.ok ? null : read.error)
    if (!read.ok) return
    setTyped(null)
    onPut(read.value)
  }
  const type = (axis: 0 | 1, text: string) => setTyped(axis === 0 ? [text, fields[1]] : [fields[0], text])
  return { fields, fault, put, type, changed: typed !== null }
}

/** One borne: two fields kept in step with the map; Enter, or leaving the row, puts what was typed. */
export function BorneRow(props: BorneRowProps) {
  const { name, at, zoneName, writing, length, addLabel, onRemove } = props
  const t = useMapWords()
  const faultId = useId()
  const { fields, fault, put, type, changed } = useTyped(props)
  const labels =
    writing === 'lambert' ? ([t('table.x'), t('table.y')] as const) : ([t('table.lon'), t('table.lat')] as const)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter') return
    put()
    if (!at) focusNextRow(event.currentTarget)
  }
  const field = (axis: 0 | 1) => (
    <td>
      <input
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${name} ${labels[axis]}`}
        aria-invalid={fault !== null}
        aria-describedby={fault ? faultId : undefined}
        value={fields[axis]}
        onChange={({ target }) => type(axis, target.value)}
        onKeyDown={onKeyDown}
      />
    </td>
  )
  return (
    <tr
      onBlur={({ currentTarget, relatedTarget }) => {
        if (at && !currentTarget.contains(relatedTarget)) put()
      }}
    >
      <th scope="row">{name}</th>
      {field(0)}
      {field(1)}
      <td className="map-table-length">
        <bdi dir="ltr">{length}</bdi>
        {fault && (
          <span id={faultId} role="alert" className="map-table-fault">
            {faultWords(t, fault, zoneName)}
          </span>
        )}
      </td>
      <td>
        {onRemove && <ToolButton icon="remove" label={t('table.remove', { name })} onClick={onRemove} />}
        {!at && (
          <button type="button" className="map-table-add" aria-disabled={!changed} onClick={put}>
            {addLabel}
          </button>
        )}
      </td>
    </tr>
  )
}
