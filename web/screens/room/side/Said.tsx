import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { leadsRoom } from '../../../../api/contract/room/events.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import classes from '../room.module.css'
import { useLineState, useRoom } from '../roomContext.ts'
import { useRoomPeople } from '../useRoomPeople.ts'
import { hourOf } from './hourOf.ts'

const LONGEST = 2000

/** What is written in a room: messages of everybody, or decisions of whoever leads. */
export function Said({ kind }: { readonly kind: 'chat' | 'note' }) {
  const say = useRoomWords()
  const { door } = useRoom()
  const { events, unsaid } = useLineState()
  const { nameOf } = useRoomPeople()
  const words = kind === 'chat' ? 'chat' : 'notes'
  const said = events.filter(({ deed }) => deed.kind === kind)
  const waiting = unsaid.filter((deed) => deed.kind === kind)
  const mayWrite = kind === 'chat' || leadsRoom(door.you.seat)
  return (
    <div className={classes.side}>
      {said.length + waiting.length === 0 && <p className={classes.note}>{say(`${words}.empty`)}</p>}
      <ol className={classes.said} aria-live="polite">
        {said.map(({ nth, at, personId, deed }) => (
          <li key={nth}>
            <p className={classes.small}>
              <strong>{nameOf(personId)}</strong> <time dateTime={at}>{hourOf(at)}</time>
            </p>
            <p dir="auto">{'text' in deed && deed.text}</p>
          </li>
        ))}
        {waiting.map((deed) => (
          <li key={deed.id}>
            <p className={classes.small}>{say('chat.unsent')}</p>
            <p dir="auto">{'text' in deed && deed.text}</p>
          </li>
        ))}
      </ol>
      {mayWrite ? <Writing kind={kind} /> : <p className={classes.note}>{say('notes.readOnly')}</p>}
    </div>
  )
}

function Writing({ kind }: { readonly kind: 'chat' | 'note' }) {
  const say = useRoomWords()
  const { line } = useRoom()
  const [text, setText] = useState('')
  const words = kind === 'chat' ? 'chat' : 'notes'
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    line.do({ kind, id: crypto.randomUUID(), text: text.trim() })
    setText('')
  }
  return (
    <form onSubmit={send} className={classes.writing}>
      <Textarea
        label={say(`${words}.write`)}
        {...{ maxLength: LONGEST, autosize: true, minRows: 2, maxRows: 6, value: text }}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit">{say(`${words}.send`)}</Button>
    </form>
  )
}
