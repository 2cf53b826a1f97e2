import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { PASSWORD_LEAST } from '../../../api/contract/accounts.ts'
import { useClient } from '../../api/queries.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import formClasses from '../../ui/form.module.css'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './account.module.css'
import { useOwn } from './accountQueries.ts'
import type { Proven } from './useFreshProof.tsx'

type Passwords = { current: string; next: string }

/** A new password, by the former one; every other session ends with it. */
export function PasswordSection({ proven }: { readonly proven: Proven }) {
  const say = useAccountWords()
  const me = useOwn('getMe')
  return (
    <section className={classes.section} aria-labelledby="password">
      <h2 id="password">{say('security.password')}</h2>
      {me.data && !me.data.hasPassword ? <p>{say('security.passwordNone')}</p> : <PasswordForm proven={proven} />}
    </section>
  )
}

function PasswordForm({ proven }: { readonly proven: Proven }) {
  const say = useAccountWords()
  const sayLinks = useSignInWords()
  const client = useClient()
  const answers = useQueryClient()
  const { register, handleSubmit, formState, reset } = useForm<Passwords>({ defaultValues: { current: '', next: '' } })
  const change = useMutation({
    mutationFn: (body: Passwords) => proven(() => client.call('changePassword', { body })),
    onSuccess: () => {
      reset()
      void answers.invalidateQueries({ queryKey: ['listMySessions'] })
    },
  })
  return (
    <form noValidate className={formClasses.form} onSubmit={handleSubmit((typed) => change.mutate(typed))}>
      <PasswordField
        label={say('security.current')}
        autoComplete="current-password"
        error={formState.errors.current?.message}
        input={register('current', { validate: (text) => text !== '' || say('needed_field') })}
      />
      <PasswordField
        label={say('security.next')}
        hint={sayLinks('links.passwordHint', { n: PASSWORD_LEAST })}
        autoComplete="new-password"
        error={formState.errors.next?.message}
        input={register('next', {
          validate: (text) =>
            [...text].length >= PASSWORD_LEAST || sayLinks('links.passwordShort', { n: PASSWORD_LEAST }),
        })}
      />
      <Refused error={change.error} />
      <p role="status">{change.isSuccess ? say('security.passwordChanged') : ''}</p>
      <div>
        <Button type="submit" variant="default" size="md" loading={change.isPending}>
          {say('security.change')}
        </Button>
      </div>
    </form>
  )
}
