import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useArrival } from '../frame/useArrival.ts'
import { useTitle } from '../frame/useTitle.ts'
import { useLinkToken } from './linkToken.ts'
import classes from './signIn.module.css'

/**
 * Confirms an address. A press is asked for, since mail scanners open every link they see and the link serves once.
 */
export function ConfirmScreen() {
  const say = useSignInWords()
  const client = useClient()
  const token = useLinkToken()
  useTitle(say('links.confirmTitle'))
  const confirming = useMutation({
    mutationFn: async (secret: string) =>
      valueOrThrow(await client.call('confirmAccount', { body: { token: secret } })),
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
            <Refused error={confirming.error} />
            {token && !confirming.isError && (
              <Button size="md" fullWidth loading={confirming.isPending} onClick={() => confirming.mutate(token)}>
                {say('links.confirm')}
              </Button>
            )}
            {confirming.isError && (
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
