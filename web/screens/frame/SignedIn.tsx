import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { useSession } from '../../session/session.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from './Refused.tsx'

export type SignedInSession = SessionAnswer & { readonly person: NonNullable<SessionAnswer['person']> }

/** What needs somebody signed in: shows the way in instead, and comes back here afterwards. */
export function SignedIn({ children }: { readonly children: (session: SignedInSession) => ReactNode }) {
  const say = useSignInWords()
  const { t } = useWords()
  const session = useSession()
  const { pathname, searchStr } = useLocation()
  if (session.isPending) return <Waiting lines={[32, 44, 44, 44]} />
  if (session.isError) return <Refused error={session.error} />
  const { person } = session.data
  if (person) return children({ ...session.data, person })
  return (
    <EmptyState title={say('title')} text={say('needed')}>
      <ButtonLink to="/connexion" search={{ returnTo: pathname + searchStr }} size="md">
        {t('frame.signIn')}
      </ButtonLink>
    </EmptyState>
  )
}
