import { TextInput } from '@mantine/core'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useWords } from '../text/words.ts'

type DayFieldProps = {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly input: UseFormRegisterReturn
}

/** A day typed as it is printed, 24/11/2026, whatever the browser's own habits. Read with typedDay. */
export function DayField({ label, hint, error, input }: DayFieldProps) {
  const { t } = useWords()
  return (
    <TextInput
      size="md"
      label={label}
      description={hint}
      error={error}
      inputMode="numeric"
      dir="ltr"
      autoComplete="off"
      placeholder={t('frame.exampleDay')}
      maxLength={10}
      {...input}
    />
  )
}
