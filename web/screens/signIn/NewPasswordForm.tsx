import { Button } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { PASSWORD_LEAST } from '../../../api/contract/accounts.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import formClasses from '../../ui/form.module.css'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { Refused } from '../frame/Refused.tsx'

type NewPasswordFormProps = {
  readonly label: string
  readonly submit: string
  readonly busy: boolean
  readonly error: unknown
  readonly onChosen: (password: string) => void
}

/** The password that a link lets its reader choose. */
export function NewPasswordForm({ label, submit, busy, error, onChosen }: NewPasswordFormProps) {
  const say = useSignInWords()
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: '' } })
  return (
    <form noValidate className={formClasses.form} onSubmit={handleSubmit(({ password }) => onChosen(password))}>
      <PasswordField
        label={label}
        hint={say('links.passwordHint', { n: PASSWORD_LEAST })}
        autoComplete="new-password"
        error={formState.errors.password?.message}
        input={register('password', {
          validate: (text) => [...text].length >= PASSWORD_LEAST || say('links.passwordShort', { n: PASSWORD_LEAST }),
        })}
      />
      <Refused error={error} />
      <Button type="submit" size="md" fullWidth loading={busy}>
        {submit}
      </Button>
    </form>
  )
}
