import { Button } from '@mantine/core'
import { useState } from 'react'
import { differences, type RegulationRow, withChanges } from '../../../api/contract/regulation/cells.ts'
import { fixed } from '../../text/figures.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { DifferenceList } from './DifferenceList.tsx'
import type { Editing } from './editing.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import classes from './regulation.module.css'
import { useRevise } from './regulationQueries.ts'

type EditBarProps = {
  readonly id: string
  readonly editing: Editing
  /** Somebody revised it since: that is read first. */
  readonly stale: boolean
  readonly saved: readonly RegulationRow[]
  readonly onUndo: () => void
  readonly onRedo: () => void
  /** Saved as that revision, or given up on it. */
  readonly onDone: (revision: number) => void
}

/** Undo, redo, give up, save with a reason; and how much is not saved. */
export function EditBar({ id, editing, stale, saved, onUndo, onRedo, onDone }: EditBarProps) {
  const say = useRegulationWords()
  const [asked, setAsked] = useState<'save' | 'discard' | null>(null)
  const revising = useRevise(id)
  const count = editing.now.length
  const close = () => setAsked(null)
  return (
    <div className={classes.bar}>
      <Button variant="default" size="md" disabled={editing.past.length === 0} onClick={onUndo}>
        {say('undo')}
      </Button>
      <Button variant="default" size="md" disabled={editing.future.length === 0} onClick={onRedo}>
        {say('redo')}
      </Button>
      <Button variant="default" size="md" disabled={count === 0} onClick={() => setAsked('discard')}>
        {say('discard')}
      </Button>
      <Button size="md" disabled={count === 0 || stale} onClick={() => setAsked('save')}>
        {say('save')}
      </Button>
      <span role="status">
        {count > 0
          ? say('unsaved', { count })
          : revising.data
            ? say('saved', { number: revising.data.revision })
            : say('nothingUnsaved')}
      </span>
      {asked === 'discard' && (
        <Confirm
          title={say('discardTitle')}
          why={say('discardText', { count: fixed(count, 0) })}
          yes={say('discard')}
          no={say('cancel')}
          busy={false}
          onYes={() => {
            close()
            onDone(editing.base)
          }}
          onNo={close}
        />
      )}
      {asked === 'save' && (
        <ReasonDialog
          title={say('saveTitle')}
          why={say('saveText')}
          yes={say('saveYes')}
          busy={revising.isPending}
          error={revising.error}
          onNo={close}
          onYes={(reason) =>
            revising.mutate(
              { ...reason, revision: editing.base, changes: editing.now },
              {
                onSuccess: ({ revision }) => {
                  close()
                  onDone(revision)
                },
              },
            )
          }
        >
          <div className={classes.listed}>
            <DifferenceList differences={differences(saved, withChanges(saved, editing.now))} />
          </div>
        </ReasonDialog>
      )}
    </div>
  )
}
