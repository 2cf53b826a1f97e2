import { Checkbox } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { USES } from '../../../../api/contract/procedures/project.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import forms from '../../../ui/form.module.css'
import { useFactWords } from '../useFactWords.ts'
import { AnswerEnd } from './AnswerEnd.tsx'
import type { AnswerProps } from './FactQuestion.tsx'

/** What the building serves for: several at once. */
export function UsesAnswer({ fact, value, onSay, onNext }: AnswerProps) {
  const say = usePreCheckWords()
  const { question } = useFactWords()
  const [empty, setEmpty] = useState(false)
  const chosen = USES.filter((use) => Array.isArray(value) && value.includes(use))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(chosen.length === 0)
    if (chosen.length > 0) onNext(chosen)
  }
  const change = (ticked: readonly string[]) => {
    const uses = USES.filter((use) => ticked.includes(use))
    onSay(uses.length > 0 ? uses : null)
  }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <Checkbox.Group
        label={question(fact)}
        classNames={{ label: 'unseen' }}
        value={chosen}
        onChange={change}
        error={empty && chosen.length === 0 ? say('usesFault') : undefined}
      >
        <div className={forms.choices}>
          {USES.map((use) => (
            <Checkbox key={use} value={use} size="md" label={say(`uses.${use}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <AnswerEnd onSkip={() => onNext()} />
    </form>
  )
}
