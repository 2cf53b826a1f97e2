import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useWords } from '../text/words.ts'
import classes from './form.module.css'

type PasswordFieldProps = {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly autoComplete: 'current-password' | 'new-password'
  readonly input: UseFormRegisterReturn
}

/** A password one may look at while typing it; password managers and pasting are welcome. */
export function PasswordField({ label, hint, error, autoComplete, input }: PasswordFieldProps) {
  const { t } = useWords()
  const [shown, setShown] = useState(false)
  return (
    <TextInput
      size="md"
      label={label}
      description={hint}
      error={error}
      type={shown ? 'text' : 'password'}
      dir="ltr"
      autoComplete={autoComplete}
      spellCheck={false}
      rightSectionWidth={92}
      rightSection={
        <button type="button" className={classes.reveal} aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? t('frame.hidePassword') : t('frame.showPassword')}
        </button>
      }
      {...input}
    />
  )
}
