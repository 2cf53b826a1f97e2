import { Button, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { DecisionKind } from '../../../api/contract/findings.ts'
import { VERDICTS, type Verdict } from '../../../spatial/conformity/types.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './workbench.module.css'

type Given =
  | { readonly kind: 'contested'; readonly reason: string }
  | { readonly kind: 'overridden'; readonly reason: string; readonly verdict: Verdict }

type DecisionFormProps = {
  readonly kind: DecisionKind
  readonly machine: Verdict
  readonly pending: boolean
  readonly onKeep: (given: Given) => void
  readonly onCancel: () => void
}

/** A reason, and the verdict that counts when it is another one than the machine's. */
export function DecisionForm({ kind, machine, pending, onKeep, onCancel }: DecisionFormProps) {
  const say = useWorkbenchWords()
  const { t } = useWords()
  const others = VERDICTS.filter((verdict) => verdict !== machine)
  const [reason, setReason] = useState('')
  const [verdict, setVerdict] = useState<Verdict>(others[0] ?? machine)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onKeep(kind === 'overridden' ? { kind, reason, verdict } : { kind: 'contested', reason })
  }
  return (
    <form className={classes.form} onSubmit={submit} aria-label={say(kind === 'overridden' ? 'override' : 'contest')}>
      {kind === 'overridden' && (
        <NativeSelect
          size="md"
          label={say('verdict')}
          value={verdict}
          data={others.map((value) => ({ value, label: t(`verdicts.${value}`) }))}
          onChange={({ currentTarget }) => setVerdict(others.find((one) => one === currentTarget.value) ?? verdict)}
        />
      )}
      <Textarea
        size="md"
        label={say('reason')}
        description={say('reasonHint')}
        required
        minLength={3}
        maxLength={4000}
        autosize
        autoFocus
        minRows={2}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      />
      <div className={classes.actions}>
        <Button type="submit" size="sm" loading={pending} disabled={reason.trim().length < 3}>
          {say('keep')}
        </Button>
        <Button variant="default" size="sm" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  )
}
