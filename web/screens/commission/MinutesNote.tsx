import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { MinutesAnswer } from '../../../api/contract/commission/minutes.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { Refused } from '../frame/Refused.tsx'
import classes from './commission.module.css'
import minutesClasses from './minutes.module.css'
import { useCorrectMinutes } from './minutesQueries.ts'

type NoteProps = {
  readonly minutes: MinutesAnswer
  readonly itemId: string | null
  readonly label: string
  readonly note: string | null
}

/** What the secretary writes beside the facts; read by everybody else, and by all once it is open to signatures. */
export function MinutesNote({ minutes, itemId, label, note }: NoteProps) {
  const say = useCommissionWords()
  const [typed, setTyped] = useState<string | null>(null)
  const correct = useCorrectMinutes(minutes.sessionId)
  if (!minutes.may.correct)
    return note ? (
      <p>
        <b>{say('minutes.note')}</b> {note}
      </p>
    ) : null
  const text = typed ?? note ?? ''
  const isChanged = typed !== null && typed.trim() !== (note ?? '')
  return (
    <div className={minutesClasses.note}>
      <Textarea size="md" autosize label={label} value={text} onChange={({ target }) => setTyped(target.value)} />
      {isChanged && (
        <Button
          size="md"
          variant="default"
          loading={correct.isPending}
          onClick={() =>
            correct.mutate({ version: minutes.version, itemId, text: text.trim() }, { onSuccess: () => setTyped(null) })
          }
        >
          {say('minutes.save')}
        </Button>
      )}
      <span role="status" className={classes.quiet}>
        {correct.isSuccess && !isChanged ? say('minutes.saved') : ''}
      </span>
      <Refused error={correct.error} />
    </div>
  )
}
