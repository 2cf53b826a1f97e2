import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { DocumentViewer } from '../documents/DocumentViewer.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { DossierFacts } from './DossierFacts.tsx'
import { DossierQueue } from './DossierQueue.tsx'
import { useDossier } from './dossierQueries.ts'
import classes from './dossiers.module.css'
import { readsByMandate } from './reader.ts'
import { SignedOut } from './SignedOut.tsx'
import { SiteMap } from './SiteMap.tsx'
import { useWide } from './useWide.ts'

/** One dossier: its site or the document being read, and everything else about it beside. */
export function DossierScreen() {
  const say = useDossierWords()
  const { id } = useParams({ from: '/dossiers/$id' })
  const session = useSession()
  const dossier = useDossier(id)
  useTitle(dossier.data ? dossier.data.title : say('dossiers.title'))
  if (session.data && !session.data.person)
    return (
      <main id="content" className={classes.page} tabIndex={-1}>
        <SignedOut title={say('dossiers.signIn')} text={say('dossiers.signInText')} />
      </main>
    )
  if (dossier.data)
    return <Desk dossier={dossier.data} official={session.data ? readsByMandate(session.data.actor) : false} />
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {dossier.error ? <NotThere error={dossier.error} onRetry={() => void dossier.refetch()} /> : <DossierWaiting />}
    </main>
  )
}

const DossierWaiting = () => <Waiting lines={[32, 24, 44, 200, 40, 40]} />

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

function Desk({ dossier, official }: { readonly dossier: DossierAnswer; readonly official: boolean }) {
  const { nameOf } = useWords()
  const wide = useWide()
  const { document, page = 1 } = useSearch({ from: '/dossiers/$id' })
  const navigate = useNavigate({ from: '/dossiers/$id' })
  const viewer = document && (
    <DocumentViewer
      key={document}
      id={document}
      page={page}
      beside={wide}
      onPage={(next) => void navigate({ search: (now) => ({ ...now, page: next }), replace: true })}
      onClose={() => void navigate({ search: (now) => ({ ...now, document: undefined, page: undefined }) })}
    />
  )
  if (!wide)
    return (
      <main id="content" className={classes.page} tabIndex={-1}>
        <DossierFacts dossier={dossier} map={<SiteMap dossier={dossier} inline />} place={nameOf(dossier.commune)} />
        {viewer}
      </main>
    )
  return (
    <div className={classes.desk} data-queue={official || undefined}>
      {official && <DossierQueue current={dossier.id} />}
      <div className={classes.middle}>{viewer || <SiteMap dossier={dossier} />}</div>
      <main id="content" className={classes.facts} tabIndex={-1}>
        <DossierFacts dossier={dossier} map={null} place={nameOf(dossier.commune)} />
      </main>
    </div>
  )
}
