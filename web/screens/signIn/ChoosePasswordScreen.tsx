import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { useArrival } from '../frame/useArrival.ts'
import { useTitle } from '../frame/useTitle.ts'
import { useLinkToken } from './linkToken.ts'
import { NewPasswordForm } from './NewPasswordForm.tsx'
import classes from './signIn.module.css'

export const ResetScreen = () => <ChoosePassword purpose="reset" />
export const InvitationScreen = () => <ChoosePassword purpose="invitation" />

type ChoosePasswordProps = { readonly purpose: 'reset' | 'invitation' }

/** A new password by the link of a reset, or the first one by the link of an invitation. */
function ChoosePassword({ purpose }: ChoosePasswordProps) {
  const say = useSignInWords()
  const client = useClient()
  const token = useLinkToken()
  useTitle(say(`links.${purpose}Title`))
  const finishing = useMutation({
    mutationFn: async (password: string) =>
      valueOrThrow(await client.call('finishReset', { body: { token: token ?? '', password } })),
  })
  const heading = useArrival<HTMLHeadingElement>(finishing.status)
  const done = finishing.isSuccess
  return (
    <main id="content" className={classes.screen} tabIndex={-1}>
      <section className={classes.panel}>
        <h1 ref={heading} tabIndex={-1}>
          {say(done ? `links.${purpose}DoneTitle` : `links.${purpose}Title`)}
        </h1>
        {done && <p>{say(`links.${purpose}Done`)}</p>}
        {done && (
          <ButtonLink to="/connexion" size="md" fullWidth>
            {say('links.signIn')}
          </ButtonLink>
        )}
        {!done && !token && <p>{say('links.missing')}</p>}
        {!done && token && (
          <>
            {purpose === 'invitation' && <p>{say('links.invitationText')}</p>}
            <NewPasswordForm
              label={say('links.newPassword')}
              submit={say('links.set')}
              busy={finishing.isPending}
              error={finishing.error}
              onChosen={finishing.mutate}
            />
          </>
        )}
        {finishing.isError && (
          <p className={classes.aside}>
            <Link to="/connexion" search={{ step: 'forgotten' }}>
              {say('links.askAgain')}
            </Link>
          </p>
        )}
      </section>
    </main>
  )
}
