import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Fact } from '../../../api/contract/procedures/project.ts'
import { typedDay, typedNumber } from '../../text/figures.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { Refused } from '../frame/Refused.tsx'
import { useAnswer } from './complementQueries.ts'
import classes from './complements.module.css'

const YES_OR_NO: readonly Fact[] = [
  'applicantOwns',
  'insuranceDue',
  'publicOwner',
  'openToPublic',
  'inReceivedLotissement',
]
const DAYS: readonly Fact[] = ['beginsOn', 'endsOn']
/** Chosen from lists of the project's own screen: answered in writing here. */
const CHOSEN: readonly Fact[] = ['works', 'uses', 'landTitle', 'industryClass']

export const isTyped = (fact: Fact): boolean => !CHOSEN.includes(fact)

/** What was typed of a fact; undefined when it is no such thing. */
export function valueTyped(fact: Fact, text: string): unknown {
  if (YES_OR_NO.includes(fact)) return text === 'yes'
  if (fact === 'titleNumber') return text.trim() === '' ? undefined : text.trim()
  if (DAYS.includes(fact)) return typedDay(text) ?? undefined
  return typedNumber(text) ?? undefined
}

type FactAnswerProps = {
  readonly dossierId: string
  readonly itemId: string
  readonly fact: Fact
  readonly version: number
}

/** Puts right the one fact that is asked. */
export function FactAnswer({ dossierId, itemId, fact, version }: FactAnswerProps) {
  const say = useComplementWords()
  const answer = useAnswer(dossierId, itemId)
  const [text, setText] = useState(YES_OR_NO.includes(fact) ? 'yes' : '')
  const [wrong, setWrong] = useState(false)
  const give = (event: FormEvent) => {
    event.preventDefault()
    const value = valueTyped(fact, text)
    setWrong(value === undefined)
    if (value !== undefined) answer.mutate({ version, value })
  }
  const label = `${say('value')} : ${say(`facts.${fact}`)}`
  const error = wrong ? say(DAYS.includes(fact) ? 'notADay' : 'notANumber') : undefined
  return (
    <form className={classes.form} onSubmit={give} noValidate>
      {YES_OR_NO.includes(fact) ? (
        <NativeSelect
          size="md"
          label={label}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          data={[
            { value: 'yes', label: say('yes') },
            { value: 'no', label: say('no') },
          ]}
        />
      ) : (
        <TextInput
          size="md"
          label={label}
          value={text}
          error={error}
          inputMode={fact === 'titleNumber' ? 'text' : 'decimal'}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <div className={classes.actions}>
        <Button type="submit" variant="default" size="md" loading={answer.isPending}>
          {say('correct')}
        </Button>
      </div>
      {answer.error && <Refused error={answer.error} />}
    </form>
  )
}
