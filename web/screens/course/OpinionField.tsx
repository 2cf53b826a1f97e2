import { Radio } from '@mantine/core'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { OPINIONS } from '../../../api/contract/avis/opinions.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import classes from './course.module.css'

type OpinionFieldProps = {
  readonly input: UseFormRegisterReturn
  readonly error: string | undefined
}

/** One of the opinions, none beforehand, and why one is wanted. */
export function OpinionField({ input, error }: OpinionFieldProps) {
  const say = useCourseWords()
  return (
    <fieldset className={classes.opinions} aria-describedby={error ? 'opinion-fault' : undefined}>
      <legend>{say('opinion')}</legend>
      {OPINIONS.map((one) => (
        <Radio key={one} size="md" value={one} label={say(`opinions.${one}`)} {...input} />
      ))}
      {error && (
        <p id="opinion-fault" role="alert" className={classes.fault}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
