import { TextInput, type TextInputProps } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { focusFirstFault } from '../../../ui/firstFault.ts'
import forms from '../../../ui/form.module.css'
import { sameAnswer } from '../saving.ts'
import { AnswerEnd } from './AnswerEnd.tsx'
import type { AnswerProps } from './FactQuestion.tsx'

type Read = { readonly ok: true; readonly value: AnswerProps['value'] } | { readonly ok: false; readonly fault: string }

type TypedAnswerProps = AnswerProps & {
  /** The answer as it is written in the field. */
  readonly written: string
  readonly read: (text: string) => Read
  readonly field: TextInputProps
}

/** Whether the letters typed still say the answer: another person's may have been chosen since. */
function saysThe(value: AnswerProps['value'], typed: string, read: TypedAnswerProps['read']): boolean {
  if (typed.trim() === '') return value === null
  const said = read(typed)
  return said.ok && sameAnswer(said.value, value)
}

/**
 * An answer that is typed: kept at each stroke, as an answer when it is one and as letters when it is none yet. The field is
 * judged when the person goes on.
 */
export function TypedAnswer({ value, text, written, read, field, onSay, onWrite, onNext }: TypedAnswerProps) {
  const [typed, setTyped] = useState(written)
  const [tried, setTried] = useState(false)
  const shown = text ?? (saysThe(value, typed, read) ? typed : written)
  const now = read(shown)
  const type = (next: string) => {
    setTyped(next)
    setTried(false)
    const answer = next.trim() === '' ? { ok: true as const, value: null } : read(next)
    if (answer.ok) onSay(answer.value)
    else onWrite(next)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (now.ok) onNext(now.value)
    else focusFirstFault(event.currentTarget)
  }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <TextInput
        size="md"
        autoComplete="off"
        value={shown}
        error={tried && !now.ok ? now.fault : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        {...field}
      />
      <AnswerEnd onSkip={() => onNext()} />
    </form>
  )
}
