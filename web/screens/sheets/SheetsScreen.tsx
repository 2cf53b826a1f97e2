import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { useDocuments } from '../documents/documentQueries.ts'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { DocumentChoice } from './DocumentChoice.tsx'
import { warmEngine } from './pdfSheets.ts'
import { useRemarks } from './remarkQueries.ts'
import { type Going, SheetBoard } from './SheetBoard.tsx'
import { isSheet, shownFirst } from './sheetDocuments.ts'
import classes from './sheets.module.css'

/** The plans of a dossier at their scale, measured and drawn on, with the remarks pinned on them beside. */
export function SheetsScreen() {
  const say = useSheetWords()
  const { id } = useParams({ from: '/dossiers/$id/plans' })
  const session = useSession()
  useTitle(say('title'))
  useEffect(() => {
    // What cannot come now is said when a sheet is opened.
    warmEngine().catch(() => undefined)
  }, [])
  if (session.data && !session.data.person)
    return (
      <main id="content" className={classes.page} tabIndex={-1}>
        <SignedOut title={say('signIn')} text={say('signInText')} />
      </main>
    )
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <header className={classes.top}>
        <p>
          <Link to="/dossiers/$id" params={{ id }}>
            {say('back')}
          </Link>
        </p>
        <h1>{say('title')}</h1>
      </header>
      {session.data && <Plans id={id} />}
    </main>
  )
}

function Plans({ id }: { readonly id: string }) {
  const documents = useDocuments(id)
  const remarks = useRemarks(id)
  const { document: asked, page = 1, remark, map } = useSearch({ from: '/dossiers/$id/plans' })
  const navigate = useNavigate({ from: '/dossiers/$id/plans' })
  const failed = documents.error ?? remarks.error
  if (failed && (!documents.data || !remarks.data))
    return (
      <ProblemReport
        problem={problemOf(failed)}
        onRetry={() => void Promise.all([documents.refetch(), remarks.refetch()])}
      />
    )
  if (!documents.data || !remarks.data) return <Waiting lines={[44, 400]} />
  const there = documents.data.filter(({ withdrawnAt }) => withdrawnAt === null)
  const sheets = there.filter(isSheet)
  const shown = map === 'yes' ? null : (there.find((one) => one.id === asked) ?? shownFirst(sheets) ?? null)
  const go = ({ page: wanted, ...next }: Going) =>
    void navigate({ search: { ...next, page: wanted > 1 ? wanted : undefined }, replace: true })
  return (
    <SheetBoard
      key={shown?.id ?? 'map'}
      {...{ document: shown, page, remark, remarks: remarks.data }}
      choice={<DocumentChoice documents={withShown(sheets, shown)} shown={shown} onGo={go} />}
      onGo={go}
    />
  )
}

const withShown = (sheets: readonly DocumentAnswer[], shown: DocumentAnswer | null) =>
  shown === null || sheets.includes(shown) ? sheets : [...sheets, shown]
