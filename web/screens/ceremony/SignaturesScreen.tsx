import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActToSign } from '../../../api/contract/actsSigning.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useSession } from '../../session/session.ts'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { ActRow } from './ActRow.tsx'
import { ConsentDialog } from './ConsentDialog.tsx'
import classes from './ceremony.module.css'
import { Outcomes } from './Outcomes.tsx'
import { useCeremony } from './useCeremony.ts'

export const TO_SIGN_KEY = ['actsToSign'] as const

function useActsToSign(signedIn: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: TO_SIGN_KEY,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('actsToSign', { signal })),
    enabled: signedIn,
  })
}

/** What waits for one's signature: read, chosen, signed with one consent, and the outcome of each. */
export function SignaturesScreen() {
  const say = useCeremonyWords()
  const session = useSession()
  useTitle(say('title'))
  const signedIn = session.data?.person != null
  const waiting = useActsToSign(signedIn)
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {session.data && !signedIn ? (
        <SignedOut title={say('signIn')} text={say('signInText')} />
      ) : waiting.isError ? (
        <Refused error={waiting.error} />
      ) : !waiting.data ? (
        <Waiting lines={[32, 24, 88, 88, 88]} />
      ) : (
        <Ceremony acts={waiting.data.acts} more={waiting.data.more} />
      )}
    </main>
  )
}

type CeremonyProps = { readonly acts: readonly ActToSign[]; readonly more: boolean }

function Ceremony({ acts, more }: CeremonyProps) {
  const say = useCeremonyWords()
  const answers = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<readonly ActToSign[] | null>(null)
  const ceremony = useCeremony(() => setAsking(null))
  const readAgain = () => void answers.invalidateQueries({ queryKey: TO_SIGN_KEY })
  if (ceremony.acts.length > 0)
    return (
      <>
        <Outcomes
          ceremony={ceremony}
          onRetry={(left) => setAsking(left)}
          onDone={() => {
            ceremony.forget()
            setChosen(new Set())
            readAgain()
          }}
        />
        {asking && <ConsentDialog acts={asking} ceremony={ceremony} onClose={() => setAsking(null)} />}
      </>
    )
  if (acts.length === 0)
    return (
      <EmptyState title={say('none')} text={say('noneText')}>
        <ButtonLink to="/dossiers" search={{}} size="md" variant="default">
          {say('toDossiers')}
        </ButtonLink>
      </EmptyState>
    )
  const taken = acts.filter(({ actId }) => chosen.has(actId))
  const choose = (id: string) =>
    setChosen((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])))
  const everything = taken.length === acts.length
  return (
    <>
      <h1>{say('title')}</h1>
      <p className={classes.intro}>{say('intro')}</p>
      <div className={classes.bar}>
        <Button
          variant="default"
          size="md"
          onClick={() => setChosen(everything ? new Set() : new Set(acts.map(({ actId }) => actId)))}
        >
          {say(everything ? 'nothing' : 'all')}
        </Button>
        <p role="status">{say('chosen', { count: taken.length, all: acts.length })}</p>
        <Button size="md" disabled={taken.length === 0} onClick={() => setAsking(taken)}>
          {say('sign', { count: taken.length })}
        </Button>
      </div>
      <ul className={classes.acts}>
        {acts.map((act) => (
          <ActRow key={act.actId} act={act} chosen={chosen.has(act.actId)} onChoose={() => choose(act.actId)} />
        ))}
      </ul>
      {more && <Notice>{say('more')}</Notice>}
      {asking && <ConsentDialog acts={asking} ceremony={ceremony} onClose={() => setAsking(null)} />}
    </>
  )
}
