import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { AgendaPart } from './AgendaPart.tsx'
import { CalledPart } from './CalledPart.tsx'
import classes from './commission.module.css'
import { useCommissionSession } from './commissionQueries.ts'
import type { SessionTab } from './commissionSearch.ts'
import { HistoryPart } from './HistoryPart.tsx'
import { MinutesPart } from './MinutesPart.tsx'
import { SessionHead } from './SessionHead.tsx'
import { SittingPart } from './SittingPart.tsx'

/** One session of a commission: its agenda, who is called, what happens in it. */
export function SessionScreen() {
  const say = useCommissionWords()
  const { id } = useParams({ from: '/seances/$id' })
  const session = useSession()
  const isIn = Boolean(session.data?.person)
  const found = useCommissionSession(id, isIn)
  const { nameOf } = useWords()
  useTitle(found.data ? say('commissionOf', { unit: nameOf(found.data.unit) }) : say('title'))
  if (session.data && !isIn)
    return (
      <Page>
        <SignedOut title={say('signIn')} text={say('signInText')} />
      </Page>
    )
  if (found.data) return <Whole session={found.data} />
  if (!found.error)
    return (
      <Page>
        <Waiting lines={[32, 24, 44, 64, 64, 64]} />
      </Page>
    )
  const problem = problemOf(found.error)
  const absent = problem.status === 404 || problem.status === 403
  return (
    <Page>
      {absent ? (
        <EmptyState title={say('notFound')} text={say('notFoundText')}>
          <Link to="/seances">{say('back')}</Link>
        </EmptyState>
      ) : (
        <ProblemReport problem={problem} onRetry={() => void found.refetch()} />
      )}
    </Page>
  )
}

const Page = ({ children }: { readonly children: ReactNode }) => (
  <main id="content" className={classes.wide} tabIndex={-1}>
    {children}
  </main>
)

const usualTab = ({ state }: SessionAnswer): SessionTab =>
  state === 'open' || state === 'closed' ? 'sitting' : 'agenda'

function Whole({ session }: { readonly session: SessionAnswer }) {
  const say = useCommissionWords()
  const { tab } = useSearch({ from: '/seances/$id' })
  const navigate = useNavigate({ from: '/seances/$id' })
  const current = tab ?? usualTab(session)
  const tabs = [
    { id: 'agenda' as const, label: say('tabs.agenda'), count: session.items.length },
    { id: 'called' as const, label: say('tabs.called'), count: session.invited.length },
    { id: 'sitting' as const, label: say('tabs.sitting') },
    { id: 'minutes' as const, label: say('tabs.minutes') },
    { id: 'history' as const, label: say('tabs.history') },
  ]
  return (
    <Page>
      <p>
        <Link to="/seances">{say('back')}</Link>
      </p>
      <SessionHead session={session} />
      <Tabs
        label={say('parts')}
        tabs={tabs}
        current={current}
        onChange={(id) => void navigate({ search: (now) => ({ ...now, tab: id }), replace: true })}
      >
        {current === 'agenda' && <AgendaPart session={session} />}
        {current === 'called' && <CalledPart session={session} />}
        {current === 'sitting' && <SittingPart session={session} />}
        {current === 'minutes' && <MinutesPart session={session} />}
        {current === 'history' && <HistoryPart session={session} />}
      </Tabs>
    </Page>
  )
}
