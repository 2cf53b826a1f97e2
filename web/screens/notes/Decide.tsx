import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { NoteAnswer } from '../../../api/contract/notes.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useDecide } from './noteQueries.ts'
import classes from './notes.module.css'

/** What an examiner does with a note they have read: release it, with its receipt where one is due, or refuse it. */
export function Decide({ note }: { readonly note: NoteAnswer }) {
  const say = useNoteWords()
  const [refusing, setRefusing] = useState(false)
  const [receipt, setReceipt] = useState('')
  const deciding = useDecide(note.number)
  const release = () =>
    deciding.mutate({ call: 'releaseNote', body: receipt.trim() === '' ? {} : { receipt: receipt.trim() } })
  return (
    <section className={classes.decide}>
      <h2>{say('decide.title')}</h2>
      <p className={classes.small}>{say('decide.releaseWhy')}</p>
      {note.fee && (
        <TextInput
          label={say('decide.receipt')}
          value={receipt}
          maxLength={60}
          required
          size="md"
          onChange={(event) => setReceipt(event.currentTarget.value)}
        />
      )}
      <Refused error={deciding.error} />
      <p className={classes.ways}>
        <Button
          size="md"
          loading={deciding.isPending}
          disabled={note.fee !== null && !receipt.trim()}
          onClick={release}
        >
          {say('decide.release')}
        </Button>
        <Button size="md" variant="default" onClick={() => setRefusing(true)}>
          {say('decide.refuse')}
        </Button>
      </p>
      {refusing && <Refuse number={note.number} onClose={() => setRefusing(false)} />}
    </section>
  )
}

function Refuse({ number, onClose }: { readonly number: string; readonly onClose: () => void }) {
  const say = useNoteWords()
  const [reason, setReason] = useState('')
  const deciding = useDecide(number)
  return (
    <Confirm
      title={say('decide.refuse')}
      why={say('decide.refuseWhy')}
      yes={say('decide.refuse')}
      no={say('decide.cancel')}
      busy={deciding.isPending}
      onYes={() => deciding.mutate({ call: 'refuseNote', body: { reason: reason.trim() } }, { onSuccess: onClose })}
      onNo={onClose}
    >
      <Textarea
        label={say('decide.reason')}
        value={reason}
        maxLength={1000}
        minRows={3}
        autosize
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Refused error={deciding.error} />
    </Confirm>
  )
}
