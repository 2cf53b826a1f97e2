import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import panes from '../../ui/panes.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { DocumentViewer } from '../documents/DocumentViewer.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { DossierFacts } from './DossierFacts.tsx'
import { useDossier } from './dossierQueries.ts'
import classes from './dossiers.module.css'
import { readsByMandate } from './reader.ts'
import { SignedOut } from './SignedOut.tsx'
import { SiteMap } from './SiteMap.tsx'
import { useWide } from './useWide.ts'

const DossierQueue = lazy(() =>
  import('../desk/DossierQueue.tsx').then(({ DossierQueue: component }) => ({ default: component })),
)

/** One dossier: its site or the document being read, and everything else about it beside. */
export function DossierScreen() {
  const say = useDossierWords()
  const { id } = useParams({ from: '/dossiers/$id' })
  const session = useSession()
  const dossier = useDossier(id)
  const wide = useWide()
  useTitle(dossier.data ? dossier.data.title : say('dossiers.title'))
  if (session.data && !session.data.person)
    return (
      <Page>
        <SignedOut title={say('dossiers.signIn')} text={say('dossiers.signInText')} />
      </Page>
    )
  const official = session.data ? readsByMandate(session.data.actor) : false
  if (dossier.error && !dossier.data)
    return (
      <Page>
        <NotThere error={dossier.error} onRetry={() => void dossier.refetch()} />
      </Page>
    )
  if (wide && (dossier.data || official)) return <Desk id={id} dossier={dossier.data ?? null} official={official} />
  return <Page>{dossier.data ? <Column dossier={dossier.data} /> : <DossierWaiting />}</Page>
}

const Page = ({ children }: { readonly children: ReactNode }) => (
  <main id="content" className={classes.page} tabIndex={-1}>
    {children}
  </main>
)

const DossierWaiting = () => <Waiting lines={[24, 32, 24, 44, 200, 40, 40]} />

function NotThere({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const say = useDossierWords()
  const problem = problemOf(error)
  if (problem.status !== 404) return <ProblemReport problem={problem} onRetry={onRetry} />
  return (
    <EmptyState title={say('dossiers.notFound')} text={say('dossiers.notFoundText')}>
      <Link to="/dossiers">{say('dossiers.back')}</Link>
    </EmptyState>
  )
}

/** The document that the address says is being read. */
function Viewer({ beside, otherwise }: { readonly beside: boolean; readonly otherwise: ReactNode }) {
  const { document, page = 1 } = useSearch({ from: '/dossiers/$id' })
  const navigate = useNavigate({ from: '/dossiers/$id' })
  if (!document) return otherwise
  return (
    <DocumentViewer
      key={document}
      id={document}
      page={page}
      beside={beside}
      onPage={(next) => void navigate({ search: (now) => ({ ...now, page: next }), replace: true })}
      onClose={() => void navigate({ search: (now) => ({ ...now, document: undefined, page: undefined }) })}
    />
  )
}

function Column({ dossier }: { readonly dossier: DossierAnswer }) {
  const { nameOf } = useWords()
  return (
    <>
      <DossierFacts dossier={dossier} map={<SiteMap dossier={dossier} inline />} place={nameOf(dossier.commune)} />
      <Viewer beside={false} otherwise={null} />
    </>
  )
}

type DeskProps = {
  readonly id: string
  /** Null while it travels: the queue and the map stay where they are. */
  readonly dossier: DossierAnswer | null
  readonly official: boolean
}

function Desk({ id, dossier, official }: DeskProps) {
  const { nameOf } = useWords()
  return (
    <div className={`${panes.panes} ${classes.desk}`} data-queue={official || undefined}>
      {official && (
        <Suspense fallback={<div className={`${panes.queue} ${classes.aside}`} />}>
          <DossierQueue current={id} />
        </Suspense>
      )}
      <div className={panes.middle}>
        <Viewer beside otherwise={<SiteMap dossier={dossier} />} />
      </div>
      <main id="content" className={panes.facts} tabIndex={-1}>
        {dossier ? <DossierFacts dossier={dossier} map={null} place={nameOf(dossier.commune)} /> : <DossierWaiting />}
      </main>
    </div>
  )
}
