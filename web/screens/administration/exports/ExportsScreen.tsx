import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { EXPORT_ROWS_ALONE, type ExportRequest } from '../../../../api/contract/privacy.ts'
import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWorkWords } from '../../../text/useWorkWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import type { SignedInSession } from '../../frame/SignedIn.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import { MoreButton } from '../MoreButton.tsx'
import { RefreshButton } from '../RefreshButton.tsx'
import classes from '../work.module.css'
import { AskExport } from './AskExport.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import { ExportItem } from './ExportItem.tsx'
import { bodiesToAskFor } from './exportDraft.ts'
import { useExports } from './exportQueries.ts'

/** Exports asked for in the name of bodies: one asks, above a size another decides, the first one fetches the file. */
export function ExportsScreen() {
  const title = useAdministrationWords()('administration.exports')
  useTitle(title)
  return (
    <AdministrationSection needs={['export.ask', 'export.decide']}>
      {(session) => <Exports title={title} session={session} />}
    </AdministrationSection>
  )
}

type ExportsProps = { readonly title: string; readonly session: SignedInSession }

function Exports({ title, session }: ExportsProps) {
  const say = useWorkWords()
  const requests = useExports()
  const { ask } = useSearch({ from: '/administration/exports' })
  const navigate = useNavigate({ from: '/administration/exports' })
  const [asked, setAsked] = useState(false)
  const bodies = bodiesToAskFor(session)
  const open = (form: boolean) => {
    setAsked(false)
    void navigate({ search: (now) => ({ ...now, ask: form ? 'yes' : undefined }), replace: true })
  }
  return (
    <>
      <div className={classes.head}>
        <h1>{title}</h1>
        <div className={classes.deeds}>
          {bodies.length > 0 && !ask && (
            <Button size="md" onClick={() => open(true)}>
              {say('exportRequests.ask')}
            </Button>
          )}
          <RefreshButton read={requests} />
        </div>
      </div>
      <p className={classes.intro}>{say('exportRequests.askWhy', { rows: EXPORT_ROWS_ALONE })}</p>
      {bodies.length === 0 && <p className={classes.intro}>{say('exportRequests.mayNotAsk')}</p>}
      {bodies.length > 0 && ask && (
        <AskExport
          actor={session.actor}
          bodies={bodies}
          onClose={() => open(false)}
          onAsked={() => {
            open(false)
            setAsked(true)
          }}
        />
      )}
      {asked && <Notice role="status">{say('exportRequests.asked')}</Notice>}
      <Requests requests={requests} personId={session.person.id} />
    </>
  )
}

type RequestsProps = { readonly requests: ReturnType<typeof useExports>; readonly personId: string }

function Requests({ requests, personId }: RequestsProps) {
  const say = useWorkWords()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const [decided, setDecided] = useState(false)
  const listed = requests.data?.pages.flatMap((page) => page.exports) ?? []
  return (
    <section className={classes.group} aria-labelledby="requests">
      <h2 id="requests">{say('exportRequests.list')}</h2>
      {requests.isPending && <Waiting lines={[88, 88, 88]} />}
      {requests.error && <ProblemReport problem={problemOf(requests.error)} onRetry={() => void requests.refetch()} />}
      {requests.isSuccess && listed.length === 0 && <p>{say('exportRequests.none')}</p>}
      {decided && <Notice role="status">{say('exportRequests.decided')}</Notice>}
      {listed.length > 0 && (
        <ul className={classes.list} aria-live="polite">
          {listed.map((request) => (
            <ExportItem
              key={request.id}
              request={request}
              own={request.askedBy.id === personId}
              onDecide={(approve) => setDeciding({ request, approve })}
            />
          ))}
        </ul>
      )}
      <MoreButton pages={requests} />
      {deciding && (
        <DecideDialog
          {...deciding}
          onClose={() => setDeciding(null)}
          onDecided={() => {
            setDeciding(null)
            setDecided(true)
          }}
        />
      )}
    </section>
  )
}

type Deciding = { readonly request: ExportRequest; readonly approve: boolean }
