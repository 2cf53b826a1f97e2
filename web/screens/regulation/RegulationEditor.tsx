import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import {
  type CellChange,
  cellOf,
  REGULATION_COLUMNS,
  sameRow,
  withChanges,
} from '../../../api/contract/regulation/cells.ts'
import type { RegulationAnswer } from '../../../api/contract/regulation/regulation.ts'
import { useKeptWriting } from '../../session/useKeptWriting.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { CellPanel } from './CellPanel.tsx'
import { EditBar } from './EditBar.tsx'
import { beginEditing, type Editing, edit, redo, takeUp, undo } from './editing.ts'
import { FileDesk } from './FileDesk.tsx'
import { Meanwhile } from './Meanwhile.tsx'
import { OneZone } from './OneZone.tsx'
import { type Place, pasteBlock } from './pasting.ts'
import { RegulationTable } from './RegulationTable.tsx'
import { readKept } from './readKept.ts'
import classes from './regulation.module.css'
import { useZoneName } from './useZoneName.ts'

type EditorProps = { readonly regulation: RegulationAnswer }

/** The table, the sheet of the chosen cell, and what was changed and not saved yet. */
export function RegulationEditor({ regulation }: EditorProps) {
  const { version, revision, rows: saved, lines, mayEdit } = regulation
  const say = useRegulationWords()
  const zoneName = useZoneName()
  const { begun, keep } = useKeptWriting(version.id, 'regulation', readKept)
  const [editing, setEditing] = useState<Editing>(() =>
    mayEdit && begun ? beginEditing(begun.base, begun.now) : beginEditing(revision),
  )
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  const [refused, setRefused] = useState<readonly string[]>([])
  const isPhone = useMediaQuery('(width < 48rem)')
  const rows = withChanges(saved, editing.now)
  const change = (next: Editing) => {
    setEditing(next)
    keep(next.now.length > 0 ? { base: next.base, now: next.now } : null)
  }
  const nameOf = (one: Omit<CellChange, 'cell'>) => `${zoneName(one)} ${say(`columns.${one.column}`)}`
  const put = (changes: readonly CellChange[]) => {
    setRefused([])
    change(edit(editing, changes, saved))
  }
  const paste = (text: string) => {
    const pasted = pasteBlock(text, place, { lines, rows })
    put(pasted.changes)
    setRefused(pasted.refused.map(nameOf))
  }
  useFollowed(editing, revision, () => change(beginEditing(revision)))
  const line = lines[place.row]
  const column = REGULATION_COLUMNS[place.column]
  const shared = { lines, rows, saved, place, mayEdit, onPlace: setPlace }
  return (
    <section className={classes.screen} style={{ padding: 0 }} aria-label={say('title')}>
      <p className={classes.hint}>{say('legend')}</p>
      {mayEdit && !isPhone && <p className={classes.hint}>{say('keys')}</p>}
      {editing.now.length > 0 && editing.base !== revision && (
        <Meanwhile
          id={version.id}
          editing={editing}
          last={revision}
          onTakeUp={() => change(takeUp(editing, revision, saved))}
        />
      )}
      {mayEdit && (
        <EditBar
          id={version.id}
          editing={editing}
          stale={editing.base !== revision}
          saved={saved}
          onUndo={() => change(undo(editing))}
          onRedo={() => change(redo(editing))}
          onDone={(number) => change(beginEditing(number))}
        />
      )}
      {refused.length > 0 && (
        <Notice tone="warning" role="alert">
          {say('faults.pasted', { cells: refused.join(', ') })}
        </Notice>
      )}
      {isPhone ? (
        <OneZone {...shared} />
      ) : (
        <RegulationTable
          {...shared}
          onChange={put}
          onPaste={paste}
          onUndo={() => change(undo(editing))}
          onRedo={() => change(redo(editing))}
          onRefused={(one) => setRefused([nameOf(one)])}
        />
      )}
      {line && column && (
        <CellPanel
          key={`${line.zone} ${line.sector} ${column} ${JSON.stringify(
            cellOf(
              rows.find((row) => sameRow(row, line)),
              column,
            ),
          )}`}
          at={{ zone: line.zone, sector: line.sector, column }}
          rows={rows}
          mayEdit={mayEdit}
          onChange={put}
        />
      )}
      <FileDesk id={version.id} revision={revision} mayEdit={mayEdit} busy={editing.now.length > 0} />
    </section>
  )
}

/** With nothing unsaved, a later revision is simply what is worked on. */
function useFollowed({ now, base }: Editing, revision: number, follow: () => void): void {
  const isBehind = now.length === 0 && base !== revision
  // biome-ignore lint/correctness/useExhaustiveDependencies: being behind is the one reason to follow
  useEffect(() => {
    if (isBehind) follow()
  }, [isBehind, revision])
}
