import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import classes from './tools.module.css'

type TextFormProps = { readonly onPut: (text: string) => void; readonly onCancel: () => void }

/** The words of a text, once its place on the board is chosen. */
export function TextForm({ onPut, onCancel }: TextFormProps) {
  const say = useRoomWords()
  const [text, setText] = useState('')
  const put = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') onPut(text.trim())
  }
  return (
    <form className={classes.textForm} onSubmit={put}>
      <TextInput
        label={say('board.write')}
        maxLength={500}
        value={text}
        autoFocus
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      />
      <Button type="submit">{say('board.put')}</Button>
      <Button variant="default" onClick={onCancel}>
        {say('board.cancel')}
      </Button>
    </form>
  )
}
