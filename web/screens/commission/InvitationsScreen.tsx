import { useSession } from '../../session/session.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { useTitle } from '../frame/useTitle.ts'
import classes from './commission.module.css'
import { InvitationList } from './InvitationList.tsx'

/** The sessions one is called to, where convocations lead. */
export function InvitationsScreen() {
  const say = useCommissionWords()
  const session = useSession()
  useTitle(say('invitations.title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {!session.data ? (
        <Waiting lines={[32, 120]} />
      ) : session.data.person ? (
        <>
          <h1>{say('invitations.title')}</h1>
          <InvitationList />
        </>
      ) : (
        <SignedOut title={say('signIn')} text={say('signInText')} />
      )}
    </main>
  )
}
