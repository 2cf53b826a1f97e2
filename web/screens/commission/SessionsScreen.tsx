import { Button, Checkbox } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { SessionSummary } from '../../../api/contract/commission/sessions.ts'
import { problemOf } from '../../api/problem.ts'
import { opens } from '../../session/opens.ts'
import { useSession } from '../../session/session.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import classes from './commission.module.css'
import { useCommissionUnits, useSessions } from './commissionQueries.ts'
import { InvitationList } from './InvitationList.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { SessionState } from './SessionState.tsx'

/** The sessions of the commissions one keeps or sits in. */
export function SessionsScreen() {
  const say = useCommissionWords()
  const session = useSession()
  useTitle(say('title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {!session.data ? (
        <Waiting lines={[32, 24, 64, 64]} />
      ) : session.data.person ? (
        <>
          <h1>{say('title')}</h1>
          <p className={classes.intro}>{say('intro')}</p>
          <InvitationList quiet />
          <Planning may={opens(session.data.actor, 'commission.plan')} />
          <Listed />
        </>
      ) : (
        <SignedOut title={say('signIn')} text={say('signInText')} />
      )}
    </main>
  )
}

function Planning({ may }: { readonly may: boolean }) {
  const say = useCommissionWords()
  const units = useCommissionUnits(may)
  const [open, setOpen] = useState(false)
  if (!units.data || units.data.length === 0) return null
  return (
    <div className={classes.actions}>
      <Button size="md" onClick={() => setOpen(true)}>
        {say('plan')}
      </Button>
      {open && <PlanDialog units={units.data} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Listed() {
  const say = useCommissionWords()
  const { scope, mine } = useSearch({ from: '/seances' })
  const navigate = useNavigate({ from: '/seances' })
  const found = useSessions({ scope, mine }, true)
  const shown = found.data?.pages.flatMap(({ sessions }) => sessions) ?? []
  const tabs = [
    { id: 'coming' as const, label: say('coming') },
    { id: 'past' as const, label: say('past') },
  ]
  return (
    <Tabs
      label={say('title')}
      tabs={tabs}
      current={scope ?? 'coming'}
      onChange={(id) => void navigate({ search: { mine, scope: id === 'past' ? 'past' : undefined } })}
    >
      <Checkbox
        size="md"
        label={say('mine')}
        checked={mine === 'yes'}
        onChange={({ target }) => void navigate({ search: { scope, mine: target.checked ? 'yes' : undefined } })}
      />
      {found.error && <ProblemReport problem={problemOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.isPending && <Waiting lines={[56, 56, 56]} />}
      {found.data && shown.length === 0 && (
        <EmptyState level={2} title={say('none')} text={say(scope === 'past' ? 'nonePast' : 'noneComing')} />
      )}
      {shown.length > 0 && <SessionList sessions={shown} />}
      {found.hasNextPage && (
        <Button
          variant="default"
          size="md"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {say('more')}
        </Button>
      )}
    </Tabs>
  )
}

function SessionList({ sessions }: { readonly sessions: readonly SessionSummary[] }) {
  const say = useCommissionWords()
  const { nameOf } = useWords()
  return (
    <ul className={classes.sessions}>
      {sessions.map(({ id, day, hour, unit, place, items, state }) => (
        <li key={id}>
          <Link to="/seances/$id" params={{ id }} className={classes.sessionLink}>
            <b className="figures">
              {printedDay(day)} · {hour}
            </b>
            <span>{nameOf(unit)}</span>
          </Link>
          <SessionState state={state} />
          <small>
            <bdi>{place}</bdi> · {say('calledFor', { count: items })}
          </small>
        </li>
      ))}
    </ul>
  )
}
