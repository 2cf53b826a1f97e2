import { Button } from '@mantine/core'
import type { BulkRun } from '../../../api/contract/desk.ts'
import type { QueuedDossier } from '../../../api/contract/queue.ts'
import { fixed } from '../../text/figures.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import classes from './queueTop.module.css'

type BulkOutcomeProps = {
  readonly run: BulkRun
  readonly of: readonly QueuedDossier[]
  readonly onClose: () => void
}

/** How many were done, and each that was refused with why. */
export function BulkOutcome({ run: { outcomes }, of, onClose }: BulkOutcomeProps) {
  const say = useDeskWords()
  const { say: sayBoth } = useWords()
  const numbers = new Map(of.map(({ id, number }) => [id, number]))
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused')
  return (
    <Dialog title={say('outcome')} onClose={onClose}>
      <div role="status" className={classes.outcome}>
        <StatusBadge tone="good">{say('doneCount', { count: fixed(outcomes.length - refused.length, 0) })}</StatusBadge>
        {refused.length > 0 && (
          <StatusBadge tone="fault">{say('refusedCount', { count: fixed(refused.length, 0) })}</StatusBadge>
        )}
      </div>
      {refused.length > 0 && (
        <ul className={classes.refused}>
          {refused.map(({ id, code, detail }) => (
            <li key={id}>
              <b className="figures">
                <bdi>{numbers.get(id)}</bdi>
              </b>{' '}
              {detail ? sayBoth(detail) : code}
            </li>
          ))}
        </ul>
      )}
      <Answers>
        <Button size="md" onClick={onClose}>
          {say('close')}
        </Button>
      </Answers>
    </Dialog>
  )
}
