import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { valueOrThrow } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useArrival } from '../frame/useArrival.ts'
import { useTitle } from '../frame/useTitle.ts'
import { useLinkToken } from './linkToken.ts'
import { NewPasswordForm } from './NewPasswordForm.tsx'
import classes from './signIn.module.css'

/**
 * Confirms an address and chooses the account's password: only who reads the mailbox sets it. Opening the link does
 * nothing by itself, since mail scanners open every link they see and the link serves once.
 */
export function ConfirmScreen() {
  const say = useSignInWords()
  const client = useClient()
  const token = useLinkToken()
  useTitle(say('links.confirmTitle'))
  const confirming = useMutation({
    mutationFn: async (password: string) =>
      valueOrThrow(await client.call('confirmAccount', { body: { token: token ?? '', password } })),
  })
  const heading = useArrival<HTMLHeadingElement>(confirming.status)
  const done = confirming.isSuccess
  return (
    <main id="content" className={classes.screen} tabIndex={-1}>
      <section className={classes.panel}>
        <h1 ref={heading} tabIndex={-1}>
          {done ? say('links.confirmedTitle') : say('links.confirmTitle')}
        </h1>
        {done ? (
          <>
            <p>{say('links.confirmed')}</p>
            {confirming.data.company && (
              <Notice tone={confirming.data.company === 'opened' ? 'plain' : 'warning'}>
                {say(`links.${confirming.data.company}`)}
              </Notice>
            )}
            <ButtonLink to="/connexion" size="md" fullWidth>
              {say('links.signIn')}
            </ButtonLink>
          </>
        ) : (
          <>
            <p>{token ? say('links.confirmText') : say('links.missing')}</p>
            {token && (
              <NewPasswordForm
                label={say('password')}
                submit={say('links.confirm')}
                busy={confirming.isPending}
                error={confirming.error}
                onChosen={confirming.mutate}
              />
            )}
            {confirming.isError && problemOf(confirming.error).code === 'LINK_UNUSABLE' && (
              <p className={classes.aside}>
                <Link to="/inscription">{say('create')}</Link>
              </p>
            )}
          </>
        )}
      </section>
    </main>
  )
}
