import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ActToSign } from '../../../api/contract/actsSigning.ts'
import { type AvisToSign, keyOfAvis } from '../../../api/contract/avis/signing.ts'
import { avisPaperAddress } from '../../../api/contract/avis.ts'
import { type AnswerOf, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useSession } from '../../session/session.ts'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { ActRow } from './ActRow.tsx'
import { AvisRow } from './AvisRow.tsx'
import classes from './ceremony.module.css'
import { type Signable, signActs, signAvis } from './signable.ts'
import { ToSignList } from './ToSignList.tsx'
import { useCeremony } from './useCeremony.ts'

const ACTS_KEY = ['actsToSign'] as const
export const AVIS_TO_SIGN_KEY = ['avisToSign'] as const

/** What waits for one's signature: acts, and the avis of one's body. */
export function SignaturesScreen() {
  const say = useCeremonyWords()
  const session = useSession()
  const client = useClient()
  useTitle(say('title'))
  const signedIn = session.data?.person != null
  const acts = useQuery({
    queryKey: ACTS_KEY,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('actsToSign', { signal })),
    enabled: signedIn,
  })
  const avis = useQuery({
    queryKey: AVIS_TO_SIGN_KEY,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('avisToSign', { signal })),
    enabled: signedIn,
  })
  const error = acts.error ?? avis.error
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {session.data && !signedIn ? (
        <SignedOut title={say('signIn')} text={say('signInText')} />
      ) : error ? (
        <Refused error={error} />
      ) : !acts.data || !avis.data ? (
        <Waiting lines={[32, 24, 88, 88, 88]} />
      ) : (
        <ToSign acts={acts.data} avis={avis.data} />
      )}
    </main>
  )
}

type ToSignProps = { readonly acts: AnswerOf<'actsToSign'>; readonly avis: AnswerOf<'avisToSign'> }

function ToSign({ acts, avis }: ToSignProps) {
  const say = useCeremonyWords()
  const answers = useQueryClient()
  const [asAct, asAvis] = [useAct(), useAvis()]
  const ofActs = useCeremony<ActToSign>(signActs)
  const ofAvis = useCeremony<AvisToSign>(signAvis)
  const shown = [acts.acts, avis.avis, ofActs.things, ofAvis.things].some((list) => list.length > 0)
  if (!shown)
    return (
      <EmptyState title={say('none')} text={say('noneText')}>
        <ButtonLink to="/dossiers" search={{}} size="md" variant="default">
          {say('toDossiers')}
        </ButtonLink>
      </EmptyState>
    )
  return (
    <>
      <h1>{say('title')}</h1>
      <ToSignList
        kind="acts"
        things={acts.acts.map(asAct)}
        more={acts.more}
        ceremony={ofActs}
        row={(thing, chosen, onChoose) => <ActRow key={thing.key} {...{ thing, chosen, onChoose }} />}
        onDone={() => void answers.invalidateQueries({ queryKey: ACTS_KEY })}
      />
      <ToSignList
        kind="avis"
        things={avis.avis.map(asAvis)}
        more={avis.more}
        ceremony={ofAvis}
        row={(thing, chosen, onChoose) => <AvisRow key={thing.key} {...{ thing, chosen, onChoose }} />}
        onDone={() => {
          for (const queryKey of [AVIS_TO_SIGN_KEY, ['course']]) void answers.invalidateQueries({ queryKey })
        }}
      />
    </>
  )
}

function useAct() {
  const say = useCeremonyWords()
  return (act: ActToSign): Signable<ActToSign> => ({
    ...{ key: act.actId, what: say(`kinds.${act.kind}`), number: act.dossierNumber, of: act },
    paper: `/api/dossiers/${act.dossierId}/acts/${act.actId}/paper`,
  })
}

function useAvis() {
  const say = useCeremonyWords()
  return (avis: AvisToSign): Signable<AvisToSign> => ({
    ...{ key: keyOfAvis(avis), what: say(`opinions.${avis.opinion}`), number: avis.dossierNumber, of: avis },
    paper: avisPaperAddress(avis.dossierId, avis),
  })
}
