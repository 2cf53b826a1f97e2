import { Button, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import formClasses from '../../ui/form.module.css'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useSignIn } from './useSignIn.ts'

type SignInFormProps = {
  readonly onSignedIn: (session: SessionAnswer) => void
  /** The one who was signed in: their session ended, and it is theirs to take up again. */
  readonly email?: string
}

type Typed = { email: string; password: string }

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
export const looksLikeEmail = (text: string): boolean => EMAIL.test(text.trim())

/** E-mail and password; whatever is wrong with them, the service says the same thing. */
export function SignInForm({ onSignedIn, email }: SignInFormProps) {
  const say = useSignInWords()
  const signIn = useSignIn(onSignedIn)
  const { register, handleSubmit, formState, setFocus, resetField } = useForm<Typed>({
    defaultValues: { email: email ?? '', password: '' },
  })
  useEffect(() => {
    if (email !== undefined) setFocus('password')
  }, [email, setFocus])
  const send = (typed: Typed) =>
    signIn.mutate(typed, {
      onError: () => {
        resetField('password')
        setFocus('password')
      },
    })
  return (
    <form noValidate className={formClasses.form} onSubmit={handleSubmit(send)}>
      <TextInput
        size="md"
        type="email"
        dir="ltr"
        label={say('email')}
        error={formState.errors.email?.message}
        autoComplete="username webauthn"
        readOnly={email !== undefined}
        {...register('email', { validate: (text) => looksLikeEmail(text) || say('emailFault') })}
      />
      <PasswordField
        label={say('password')}
        autoComplete="current-password"
        error={formState.errors.password?.message}
        input={register('password', { validate: (text) => text !== '' || say('emptyFault') })}
      />
      <Refused error={signIn.error} />
      <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
        {say('submit')}
      </Button>
    </form>
  )
}
