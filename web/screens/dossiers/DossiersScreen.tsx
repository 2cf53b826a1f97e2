import { Button } from '@mantine/core'
import { createLink, useNavigate, useSearch } from '@tanstack/react-router'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { DossierFilters } from './DossierFilters.tsx'
import { DossierTable } from './DossierTable.tsx'
import { useDossiers } from './dossierQueries.ts'
import classes from './dossiers.module.css'
import { OpenDossier } from './OpenDossier.tsx'
import { shownDossiers } from './queue.ts'
import { readsByMandate } from './reader.ts'
import { SignedOut } from './SignedOut.tsx'
import { useQueueKeys } from './useQueueKeys.ts'

const ButtonLink = createLink(Button<'a'>)

/** Dossiers one takes part in, or those of one's territory; and the way to open one. */
export function DossiersScreen() {
  const say = useDossierWords()
  const session = useSession()
  useTitle(say('dossiers.title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {session.isPending && <Waiting lines={[32, 44, 48, 48, 48]} />}
      {session.error && <ProblemReport problem={problemOf(session.error)} onRetry={() => void session.refetch()} />}
      {session.data && !session.data.person && (
        <SignedOut title={say('dossiers.signIn')} text={say('dossiers.signInText')} />
      )}
      {session.data?.person && <Dossiers official={readsByMandate(session.data.actor)} />}
    </main>
  )
}

function Dossiers({ official }: { readonly official: boolean }) {
  const say = useDossierWords()
  const navigate = useNavigate({ from: '/dossiers' })
  const { open, report } = useSearch({ from: '/dossiers' })
  const opening = open === 'yes' || report !== undefined
  const show = (shown: boolean) =>
    void navigate({ search: (now) => ({ ...now, open: shown ? 'yes' : undefined, report: undefined }) })
  return (
    <>
      <div className={classes.head}>
        <h1>{say(official ? 'dossiers.territory' : 'dossiers.mine')}</h1>
        {!opening && (
          <Button size="md" variant={official ? 'default' : 'filled'} onClick={() => show(true)}>
            {say('dossiers.open')}
          </Button>
        )}
      </div>
      {opening && (
        <section className={classes.form}>
          <h2>{say('dossiers.open')}</h2>
          <OpenDossier
            report={report}
            onOpened={({ id }) => void navigate({ to: '/dossiers/$id', params: { id }, search: {} })}
            onCancel={() => show(false)}
          />
        </section>
      )}
      <DossierList official={official} />
    </>
  )
}

function DossierList({ official }: { readonly official: boolean }) {
  const say = useDossierWords()
  const { language } = useWords()
  const navigate = useNavigate({ from: '/dossiers' })
  const { state, sort = 'newest', q = '' } = useSearch({ from: '/dossiers' })
  const list = useDossiers(state)
  const all = list.data?.pages.flatMap(({ dossiers }) => dossiers) ?? []
  const shown = shownDossiers(all, { sort, q, language })
  const at = useQueueKeys(shown.length)
  if (list.error) return <ProblemReport problem={problemOf(list.error)} onRetry={() => void list.refetch()} />
  if (list.isPending) return <Waiting lines={[44, 48, 48, 48, 48]} />
  if (all.length === 0 && state === undefined) return <NoDossier official={official} />
  return (
    <>
      <DossierFilters />
      <p className={classes.hint} role="status">
        {shown.length === 0
          ? q === ''
            ? say('dossiers.noneOfState')
            : say('dossiers.searchNone', { q })
          : say('dossiers.counted', { count: shown.length })}
      </p>
      {shown.length > 0 && (
        <DossierTable
          caption={say(official ? 'dossiers.territory' : 'dossiers.mine')}
          dossiers={shown}
          sort={sort}
          onSort={(next) => void navigate({ search: (now) => ({ ...now, sort: next }), replace: true })}
          at={at}
        />
      )}
      {list.hasNextPage && (
        <Button
          className={classes.more ?? ''}
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say('dossiers.more')}
        </Button>
      )}
      {official && <p className={classes.keys}>{say('dossiers.keys')}</p>}
    </>
  )
}

function NoDossier({ official }: { readonly official: boolean }) {
  const say = useDossierWords()
  return (
    <EmptyState
      level={2}
      title={say(official ? 'dossiers.noneInTerritory' : 'dossiers.none')}
      text={say(official ? 'dossiers.noneInTerritoryText' : 'dossiers.noneText')}
    >
      {!official && (
        <ButtonLink to="/verifier" variant="default">
          {say('dossiers.checkParcel')}
        </ButtonLink>
      )}
    </EmptyState>
  )
}
