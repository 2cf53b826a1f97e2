import { Button } from '@mantine/core'
import type { DecisionKind, FindingAnswer } from '../../../api/contract/findings.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import classes from './workbench.module.css'

type FindingActionsProps = {
  readonly finding: FindingAnswer
  readonly pending: boolean
  readonly onDecide: (kind: DecisionKind) => void
  readonly onUndo: () => void
}

const ACTIONS = [
  ['confirmed', 'confirm'],
  ['contested', 'contest'],
  ['overridden', 'override'],
] as const

/** What may be decided of one finding. */
export function FindingActions({ finding: { decision }, pending, onDecide, onUndo }: FindingActionsProps) {
  const say = useWorkbenchWords()
  return (
    <div className={classes.actions}>
      {ACTIONS.map(([kind, word]) => (
        <Button key={kind} variant="default" size="xs" disabled={pending} onClick={() => onDecide(kind)}>
          {say(word)}
        </Button>
      ))}
      {decision && (
        <Button variant="subtle" size="xs" disabled={pending} onClick={onUndo}>
          {say('undo')}
        </Button>
      )}
    </div>
  )
}
