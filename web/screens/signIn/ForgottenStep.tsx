import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { MailSent } from './MailSent.tsx'
import { looksLikeEmail } from './SignInForm.tsx'
import classes from './signIn.module.css'

/** Asks for a link to choose another password; the words are the same whether or not anybody has the address. */
export function ForgottenStep() {
  const say = useSignInWords()
  const client = useClient()
  useTitle(say('forgot.title'))
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: '' } })
  const asking = useMutation({
    mutationFn: async (email: string) => valueOrThrow(await client.call('askReset', { body: { email } })),
  })
  if (asking.isSuccess)
    return (
      <MailSent title={say('forgot.sentTitle')} text={say('forgot.sent', { email: asking.variables })}>
        <BackLink />
      </MailSent>
    )
  return (
    <>
      <h1>{say('forgot.title')}</h1>
      <p className={classes.intro}>{say('forgot.intro')}</p>
      <form noValidate className={formClasses.form} onSubmit={handleSubmit(({ email }) => asking.mutate(email.trim()))}>
        <TextInput
          size="md"
          type="email"
          dir="ltr"
          label={say('email')}
          error={formState.errors.email?.message}
          autoComplete="email"
          {...register('email', { validate: (text) => looksLikeEmail(text) || say('emailFault') })}
        />
        <Refused error={asking.error} />
        <Button type="submit" size="md" fullWidth loading={asking.isPending}>
          {say('forgot.submit')}
        </Button>
      </form>
      <BackLink />
    </>
  )
}

function BackLink() {
  const say = useSignInWords()
  return (
    <p className={classes.aside}>
      <Link to="/connexion" search={({ returnTo }) => ({ returnTo })}>
        {say('forgot.back')}
      </Link>
    </p>
  )
}
