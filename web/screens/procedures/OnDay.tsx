import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { printedDay, typedDay } from '../../text/figures.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import classes from './procedures.module.css'

type OnDayProps = {
  /** The day shown, and whether it was asked for rather than being today. */
  readonly on: string | undefined
  readonly shown: string
  readonly onChange: (on: string | undefined) => void
}

/** The law as it was on another day. */
export function OnDay({ on, shown, onChange }: OnDayProps) {
  const say = useProcedureWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [fault, setFault] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = typedDay(typed ?? printedDay(shown))
    setFault(day === null)
    if (day === null) return
    setTyped(null)
    onChange(day)
  }
  return (
    <form noValidate className={classes.onDay} onSubmit={submit}>
      <TextInput
        size="md"
        label={say('onDay')}
        error={fault ? say('onDayFault') : undefined}
        value={typed ?? printedDay(shown)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        inputMode="numeric"
        dir="ltr"
        autoComplete="off"
        maxLength={10}
      />
      <Button type="submit" variant="default" size="md">
        {say('show')}
      </Button>
      {on !== undefined && (
        <Button
          variant="subtle"
          size="md"
          onClick={() => {
            setTyped(null)
            setFault(false)
            onChange(undefined)
          }}
        >
          {say('today')}
        </Button>
      )}
    </form>
  )
}
