import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PinWanted, RemarksAnswer } from '../../../api/contract/remarks.ts'
import { asText, useKeptWriting } from '../../session/useKeptWriting.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { useWords } from '../../text/words.ts'
import { Refused } from '../frame/Refused.tsx'
import { usePin } from './remarkQueries.ts'
import classes from './sheets.module.css'

type PinFormProps = {
  readonly remarks: RemarksAnswer
  /** Where it will be pinned. */
  readonly on: PinWanted['on']
  /** What was drawn, in words. */
  readonly drawn: string
  readonly onPinned: () => void
  readonly onCancel: () => void
}

/** The words of a remark that was just drawn, and in whose name. */
export function PinForm({ remarks, on, drawn, onPinned, onCancel }: PinFormProps) {
  const say = useSheetWords()
  const { nameOf } = useWords()
  const pin = usePin(remarks.dossierId, remarks.remarks.length)
  const kept = useKeptWriting(remarks.dossierId, 'pin', asText)
  const [text, setText] = useState(kept.begun ?? '')
  const [chosen, setChosen] = useState<string | null>(null)
  const bodyId = chosen ?? remarks.speaksFor[0]?.id ?? ''
  const write = (typed: string) => {
    setText(typed)
    kept.keep(asText(typed))
  }
  const pinned = () => {
    kept.keep(null)
    onPinned()
  }
  return (
    <form
      className={classes.part}
      aria-label={say('pin.heading')}
      onSubmit={(event) => {
        event.preventDefault()
        pin.mutate({ bodyId, text, on }, { onSuccess: pinned })
      }}
    >
      <h2>{say('pin.heading')}</h2>
      <p role="status">{drawn}</p>
      {remarks.speaksFor.length > 1 && (
        <NativeSelect
          size="md"
          label={say('pin.body')}
          value={bodyId}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={remarks.speaksFor.map((body) => ({ value: body.id, label: nameOf(body) }))}
        />
      )}
      <Textarea
        size="md"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        dir="auto"
        label={say('pin.text')}
        description={say(kept.begun && text === kept.begun ? 'pin.resumed' : 'pin.textHint')}
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
      <Refused error={pin.error} />
      <div className={classes.actions}>
        <Button type="submit" size="md" disabled={text.trim() === ''} loading={pin.isPending}>
          {say('pin.submit')}
        </Button>
        <Button variant="default" size="md" onClick={onCancel}>
          {say('pin.cancel')}
        </Button>
      </div>
    </form>
  )
}
