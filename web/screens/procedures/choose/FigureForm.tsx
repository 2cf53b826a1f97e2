import { useForm } from 'react-hook-form'
import { FIGURES, type FigureQuestion, UNKNOWN } from '../../../../api/contract/procedures/preCheck/questions.ts'
import { plain, typedNumber } from '../../../text/figures.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { FigureField } from '../../../ui/FigureField.tsx'
import formClasses from '../../../ui/form.module.css'
import { FormEnd } from './FormEnd.tsx'
import type { FormProps } from './QuestionPage.tsx'

const written = (answer: string | undefined) =>
  answer === undefined || answer === UNKNOWN ? '' : plain(Number(answer)).replaceAll(/\s/g, '')

/** A height, an area, a count: as people write it. */
export function FigureForm({ question, answer, onAnswer }: FormProps & { readonly question: FigureQuestion }) {
  const say = usePreCheckWords()
  const { whole, most } = FIGURES[question]
  const { register, handleSubmit, formState } = useForm({ defaultValues: { typed: written(answer) } })
  const judge = (typed: string) => {
    const value = typedNumber(typed)
    if (value === null || value < 0 || (whole && !Number.isInteger(value))) return say(whole ? 'whole' : 'figure')
    return value <= most || say('tooLarge', { most: plain(most) })
  }
  const unit = question === 'dwellings' ? undefined : say(`units.${question}`)
  return (
    <form
      noValidate
      className={formClasses.form}
      onSubmit={(event) => void handleSubmit(({ typed }) => onAnswer(String(typedNumber(typed))))(event)}
    >
      <FigureField
        label={say(`facts.${question}`)}
        {...(unit && { unit })}
        whole={whole}
        error={formState.errors.typed?.message}
        input={register('typed', { validate: judge })}
      />
      <FormEnd onUnknown={() => onAnswer(UNKNOWN)} />
    </form>
  )
}
