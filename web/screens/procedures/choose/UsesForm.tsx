import { Checkbox } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { UNKNOWN, usesOf } from '../../../../api/contract/procedures/preCheck/questions.ts'
import { USES } from '../../../../api/contract/procedures/project.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import formClasses from '../../../ui/form.module.css'
import { FormEnd } from './FormEnd.tsx'
import type { FormProps } from './QuestionPage.tsx'

/** What the building serves for: several at once. */
export function UsesForm({ answer = '', onAnswer }: FormProps) {
  const say = usePreCheckWords()
  const [chosen, setChosen] = useState<string[]>(usesOf(answer))
  const [empty, setEmpty] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(chosen.length === 0)
    if (chosen.length > 0) onAnswer(USES.filter((use) => chosen.includes(use)).join(','))
  }
  return (
    <form noValidate className={formClasses.form} onSubmit={submit}>
      <Checkbox.Group
        label={say('questions.uses')}
        classNames={{ label: 'unseen' }}
        value={chosen}
        onChange={setChosen}
        error={empty && chosen.length === 0 ? say('usesFault') : undefined}
      >
        <div className={formClasses.choices}>
          {USES.map((use) => (
            <Checkbox key={use} value={use} size="md" label={say(`uses.${use}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <FormEnd onUnknown={() => onAnswer(UNKNOWN)} />
    </form>
  )
}
