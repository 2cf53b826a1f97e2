import { TextInput } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { useOfficeWords } from '../../text/useOfficeWords.ts'
import { iceDigits } from '../register/registration.ts'
import { looksLikeEmail } from '../signIn/SignInForm.tsx'
import { BodyNames } from './BodyNames.tsx'

export type BodyDraft = {
  kind: string
  nameFr: string
  nameAr: string
  ice: string
  registerNumber: string
  email: string
}
type BodyFieldsProps = { readonly form: UseFormReturn<BodyDraft> }

/** How a body is named, in both writings, and how it is reached. */
export function BodyFields({ form: { register, formState } }: BodyFieldsProps) {
  const say = useOfficeWords()
  const errors = formState.errors
  const filled = (text: string) => text.trim() !== '' || say('required')
  const common = { size: 'md', autoComplete: 'off' } as const
  return (
    <>
      <BodyNames
        nameFr={{ input: register('nameFr', { validate: filled }), fault: errors.nameFr?.message }}
        nameAr={{ input: register('nameAr', { validate: filled }), fault: errors.nameAr?.message }}
      />
      <TextInput
        {...common}
        dir="ltr"
        inputMode="numeric"
        label={`${say('ice')} (${say('optional')})`}
        description={say('iceHint')}
        error={errors.ice?.message}
        {...register('ice', {
          validate: (text) => text.trim() === '' || /^\d{15}$/.test(iceDigits(text)) || say('iceFault'),
        })}
      />
      <TextInput
        {...common}
        dir="ltr"
        label={`${say('registerNumber')} (${say('optional')})`}
        {...register('registerNumber')}
      />
      <TextInput
        {...common}
        dir="ltr"
        type="email"
        label={`${say('email')} (${say('optional')})`}
        error={errors.email?.message}
        {...register('email', { validate: (text) => text.trim() === '' || looksLikeEmail(text) || say('emailFault') })}
      />
    </>
  )
}
