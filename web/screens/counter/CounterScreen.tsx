import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FoundAtCounter } from '../../../api/contract/counter.ts'
import { useSession } from '../../session/session.ts'
import { useCounterWords } from '../../text/useCounterWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { CardForm, type CardShown } from './CardForm.tsx'
import classes from './counter.module.css'
import { OpenForm } from './OpenForm.tsx'

type Found = { readonly card: CardShown; readonly people: FoundAtCounter['people'] }

/** The counter of a commune: who stands there, by their card first; then their dossier, filled as any other. */
export function CounterScreen() {
  const say = useCounterWords()
  const session = useSession()
  const navigate = useNavigate()
  const [found, setFound] = useState<Found | null>(null)
  useTitle(say('title'))
  const mandates = session.data?.actor.mandates.filter(({ role }) => role === 'guichet') ?? []
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {!session.data ? (
        <Waiting lines={[32, 24, 44, 44]} />
      ) : !session.data.person ? (
        <SignedOut title={say('signIn')} text={say('signInText')} />
      ) : mandates.length === 0 ? (
        <EmptyState title={say('notYours')} text={say('notYoursText')}>
          <Link to="/dossiers">{say('toDossiers')}</Link>
        </EmptyState>
      ) : (
        <>
          <h1>{say('title')}</h1>
          <p className={classes.intro}>{say('intro')}</p>
          {found ? (
            <OpenForm
              card={found.card}
              people={found.people}
              onAgain={() => setFound(null)}
              onOpened={({ id }) => void navigate({ to: '/dossiers/$id/depot', params: { id } })}
            />
          ) : (
            <CardForm territories={mandates.flatMap(({ territories }) => territories)} onFound={setFound} />
          )}
        </>
      )}
    </main>
  )
}
