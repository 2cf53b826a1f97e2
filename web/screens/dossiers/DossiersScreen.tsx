import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { DossierList } from './DossierList.tsx'
import classes from './dossiers.module.css'
import { OpenDossier } from './OpenDossier.tsx'
import { readsByMandate } from './reader.ts'
import { SignedOut } from './SignedOut.tsx'

const DeskScreen = lazy(() =>
  import('../desk/DeskScreen.tsx').then(({ DeskScreen: component }) => ({ default: component })),
)

const DeskWaiting = () => (
  <main id="content" className={classes.page} tabIndex={-1}>
    <Waiting lines={[32, 44, 64, 64, 64, 64]} />
  </main>
)

/** An official's desk; for everybody else the dossiers one takes part in, and the way to open one. */
export function DossiersScreen() {
  const say = useDossierWords()
  const session = useSession()
  const { open, report, mine } = useSearch({ from: '/dossiers' })
  useTitle(say('dossiers.title'))
  const actor = session.data?.person ? session.data.actor : null
  if (actor && readsByMandate(actor) && open !== 'yes' && report === undefined && mine !== 'yes')
    return (
      <Suspense fallback={<DeskWaiting />}>
        <DeskScreen actor={actor} />
      </Suspense>
    )
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {session.isPending && <Waiting lines={[32, 44, 48, 48, 48]} />}
      {session.error && <ProblemReport problem={problemOf(session.error)} onRetry={() => void session.refetch()} />}
      {session.data && !session.data.person && (
        <SignedOut title={say('dossiers.signIn')} text={say('dossiers.signInText')} />
      )}
      {actor && <Dossiers official={readsByMandate(actor)} />}
    </main>
  )
}

/** The form or the list: one thing a page. */
function Dossiers({ official }: { readonly official: boolean }) {
  const say = useDossierWords()
  const navigate = useNavigate({ from: '/dossiers' })
  const { open, report } = useSearch({ from: '/dossiers' })
  const show = (shown: boolean) =>
    void navigate({ search: (now) => ({ ...now, open: shown ? 'yes' : undefined, report: undefined }) })
  if (open === 'yes' || report !== undefined)
    return (
      <section className={classes.form}>
        <h1>{say('dossiers.open')}</h1>
        <OpenDossier
          report={report}
          onOpened={({ id }) => void navigate({ to: '/dossiers/$id', params: { id }, search: {} })}
          onCancel={() => show(false)}
        />
      </section>
    )
  return (
    <>
      <div className={classes.head}>
        <h1>{say('dossiers.mine')}</h1>
        {official && (
          <ButtonLink to="/dossiers" search={{}} variant="subtle">
            {say('dossiers.territory')}
          </ButtonLink>
        )}
        <Button size="md" onClick={() => show(true)}>
          {say('dossiers.open')}
        </Button>
      </div>
      <DossierList />
    </>
  )
}
