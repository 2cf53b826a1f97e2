import { type FormEvent, useState } from 'react'
import { UNKNOWN } from '../../../../api/contract/procedures/preCheck/questions.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { useWords } from '../../../text/words.ts'
import formClasses from '../../../ui/form.module.css'
import { type ChosenCommune, CommuneField } from '../../dossiers/CommuneField.tsx'
import { FormEnd } from './FormEnd.tsx'
import type { FormProps } from './QuestionPage.tsx'
import { usePlace } from './usePlace.ts'

/** The commune, or going on without it. */
export function PlaceForm({ answer, onAnswer }: FormProps) {
  const say = usePreCheckWords()
  const { nameOf } = useWords()
  const former = usePlace(answer).data
  const [chosen, setChosen] = useState<ChosenCommune | null>(
    former ? { code: former.code, name: nameOf(former) } : null,
  )
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(chosen === null)
    if (chosen) onAnswer(chosen.code)
  }
  return (
    <form noValidate className={formClasses.form} onSubmit={submit}>
      <CommuneField
        chosen={chosen}
        error={missing && chosen === null ? say('placeFault') : undefined}
        onChoose={setChosen}
      />
      <FormEnd unknown="unknownPlace" onUnknown={() => onAnswer(UNKNOWN)} />
    </form>
  )
}
