import { TextInput } from '@mantine/core'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'

type ActFieldProps = { readonly error: string | undefined; readonly input: UseFormRegisterReturn }

/** The act by which a body is established or changed. */
export function ActField({ error, input }: ActFieldProps) {
  const say = useAdministrationWords()
  return (
    <TextInput
      size="md"
      label={say('bodies.actReference')}
      error={error}
      maxLength={200}
      autoComplete="off"
      {...input}
    />
  )
}
