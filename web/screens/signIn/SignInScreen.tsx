import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { useSession } from '../../session/session.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { DemonstrationAccounts } from './DemonstrationAccounts.tsx'
import { ForgottenStep } from './ForgottenStep.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { ProviderLink, ProviderProblem } from './ProviderLink.tsx'
import { SecondFactorStep } from './SecondFactorStep.tsx'
import { SignInForm } from './SignInForm.tsx'
import classes from './signIn.module.css'
import { passkeysKnown } from './usePasskey.ts'

const AFTER = '/dossiers'

/** The way in: the form, then the second factor where one is due, then back to where one was going. */
export function SignInScreen() {
  const session = useSession()
  const router = useRouter()
  const { returnTo, step } = useSearch({ from: '/connexion' })
  const [later, setLater] = useState(false)
  const goOn = useCallback(() => router.history.replace(returnTo ?? AFTER), [router, returnTo])
  const stage = stageOf(session.data, later)
  useEffect(() => {
    if (stage === 'done') goOn()
  }, [stage, goOn])

  if (session.isPending || stage === 'done')
    return (
      <Page>
        <Waiting lines={[32, 44, 44, 44]} />
      </Page>
    )
  if (session.isError)
    return (
      <Page>
        <Refused error={session.error} />
      </Page>
    )
  if (stage === 'second')
    return (
      <Page>
        <SecondFactorStep session={session.data} onLater={() => setLater(true)} />
      </Page>
    )
  if (step === 'forgotten')
    return (
      <Page>
        <ForgottenStep />
      </Page>
    )
  return (
    <main id="content" className={classes.screen} data-wide={session.data.demonstration || undefined} tabIndex={-1}>
      <FirstFactor />
      {session.data.demonstration && <DemonstrationAccounts />}
    </main>
  )
}

const stageOf = (session: SessionAnswer | undefined, later: boolean) => {
  if (!session?.person) return 'first'
  return session.secondFactor === 'missing' && !later ? 'second' : 'done'
}

const Page = ({ children }: { readonly children: ReactNode }) => (
  <main id="content" className={classes.screen} tabIndex={-1}>
    <section className={classes.panel}>{children}</section>
  </main>
)

const stay = () => undefined // the session itself leads on, as soon as it is known

function FirstFactor() {
  const say = useSignInWords()
  const { returnTo, problem } = useSearch({ from: '/connexion' })
  useTitle(say('title'))
  return (
    <section className={classes.panel}>
      <h1>{say('title')}</h1>
      <p className={classes.intro}>{say('intro')}</p>
      {problem && <ProviderProblem code={problem} />}
      {returnTo && !problem && <Notice>{say('needed')}</Notice>}
      <SignInForm onSignedIn={stay} />
      <p className={classes.aside}>
        <Link to="/connexion" search={(now) => ({ ...now, step: 'forgotten' })}>
          {say('forgotten')}
        </Link>
      </p>
      {passkeysKnown() && (
        <p className={classes.or} aria-hidden="true">
          <span>{say('or')}</span>
        </p>
      )}
      <PasskeyButton onSignedIn={stay} autofill />
      <ProviderLink returnTo={returnTo} />
      <p className={classes.aside}>
        {say('noAccount')} <Link to="/inscription">{say('create')}</Link>
      </p>
    </section>
  )
}
