import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { RemarkAnswer, RemarksAnswer } from '../../../api/contract/remarks.ts'
import { asText, useKeptWriting } from '../../session/useKeptWriting.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { Refused } from '../frame/Refused.tsx'
import { useFollow } from './remarkQueries.ts'
import classes from './sheets.module.css'

type FollowControlsProps = {
  readonly dossierId: string
  readonly remark: RemarkAnswer
  readonly speaksFor: RemarksAnswer['speaksFor']
}

type Written = 'reply' | 'close' | 'reopen'
const LABEL = { reply: 'follow.text', close: 'follow.closeText', reopen: 'follow.reopenText' } as const

/** What may be done with a remark now: answer, close with what settles it, open again, confirm on the newer version. */
export function FollowControls({ dossierId, remark, speaksFor }: FollowControlsProps) {
  const say = useSheetWords()
  const follow = useFollow(dossierId, remark.id)
  const [writing, setWriting] = useState<Written | null>(null)
  const { state, version: seen, mayClose, carried, sheet } = remark
  const [speaking] = speaksFor
  const kinds: readonly Written[] = [
    ...(speaking && state === 'open' ? (['reply'] as const) : []),
    ...(mayClose ? [state === 'open' ? ('close' as const) : ('reopen' as const)] : []),
  ]
  const send = (kind: Written, text: string, onSuccess: () => void) => {
    if (kind === 'reply') {
      if (speaking) follow.mutate({ kind, seen, text, bodyId: speaking.id }, { onSuccess })
    } else follow.mutate({ kind, seen, text }, { onSuccess })
  }
  const there = mayClose && sheet && carried && carried.page !== null ? { ...carried, page: carried.page } : null
  if (kinds.length === 0 && !there) return null
  return (
    <div className={classes.follow}>
      <div className={classes.actions}>
        {there && sheet && (
          <Button
            variant="default"
            loading={follow.isPending && writing === null}
            onClick={() =>
              follow.mutate({
                ...{ kind: 'confirm', seen },
                on: { documentId: there.documentId, page: there.page, shape: sheet.shape },
              })
            }
          >
            {say('follow.confirm', { version: there.pieceVersion })}
          </Button>
        )}
        {kinds.map((kind) => (
          <Button key={kind} variant="subtle" aria-expanded={writing === kind} onClick={() => setWriting(kind)}>
            {say(`follow.${kind}`)}
          </Button>
        ))}
      </div>
      {writing && (
        <FollowForm
          key={writing}
          kind={writing}
          slot={{ dossierId, what: `remark ${remark.id} ${writing}` }}
          busy={follow.isPending}
          onSend={(text, sent) => send(writing, text, sent)}
          onClose={() => setWriting(null)}
        />
      )}
      <Refused error={follow.error} />
    </div>
  )
}

type FormProps = {
  readonly kind: Written
  /** Where what is written is kept until it is sent. */
  readonly slot: { readonly dossierId: string; readonly what: string }
  readonly busy: boolean
  readonly onSend: (text: string, sent: () => void) => void
  readonly onClose: () => void
}

/** The words of an answer, of what settles a remark, or of why it is opened again. */
function FollowForm({ kind, slot, busy, onSend, onClose }: FormProps) {
  const say = useSheetWords()
  const kept = useKeptWriting(slot.dossierId, slot.what, asText)
  const [text, setText] = useState(kept.begun ?? '')
  const write = (typed: string) => {
    setText(typed)
    kept.keep(asText(typed))
  }
  const sent = () => {
    kept.keep(null)
    onClose()
  }
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault()
        onSend(text, sent)
      }}
    >
      <Textarea
        size="md"
        autosize
        minRows={2}
        maxLength={4000}
        dir="auto"
        label={say(LABEL[kind])}
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" disabled={text.trim() === ''} loading={busy}>
          {say('follow.send')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('follow.cancel')}
        </Button>
      </div>
    </form>
  )
}
