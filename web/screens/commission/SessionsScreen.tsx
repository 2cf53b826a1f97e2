import { Button, Checkbox } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { opens } from '../../session/opens.ts'
import { useSession } from '../../session/session.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useSessionCalendarWords } from '../../text/useSessionCalendarWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type Tab, Tabs } from '../../ui/Tabs.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { SessionCalendar } from './calendar/SessionCalendar.tsx'
import classes from './commission.module.css'
import { useCommissionUnits, useSessions } from './commissionQueries.ts'
import { InvitationList } from './InvitationList.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { SessionList } from './SessionList.tsx'

/** The sessions of the commissions one keeps or sits in. */
export function SessionsScreen() {
  const say = useCommissionWords()
  const session = useSession()
  const { view } = useSearch({ from: '/seances' })
  useTitle(say('title'))
  return (
    <main id="content" className={view === 'month' ? classes.wide : classes.page} tabIndex={-1}>
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

type View = 'coming' | 'past' | 'month'

function Listed() {
  const say = useCommissionWords()
  const sayCalendar = useSessionCalendarWords()
  const { scope, mine, view } = useSearch({ from: '/seances' })
  const navigate = useNavigate({ from: '/seances' })
  const tabs: readonly Tab<View>[] = [
    { id: 'coming', label: say('coming') },
    { id: 'past', label: say('past') },
    { id: 'month', label: sayCalendar('tab') },
  ]
  const show = (id: View) =>
    void navigate({ search: { mine, ...(id === 'past' && { scope: id }), ...(id === 'month' && { view: id }) } })
  return (
    <Tabs label={say('title')} tabs={tabs} current={view ?? scope ?? 'coming'} onChange={show}>
      <Checkbox
        size="md"
        label={say('mine')}
        checked={mine === 'yes'}
        onChange={({ target }) =>
          void navigate({ search: (now) => ({ ...now, mine: target.checked ? 'yes' : undefined }) })
        }
      />
      {view === 'month' ? <SessionCalendar /> : <List />}
    </Tabs>
  )
}

function List() {
  const say = useCommissionWords()
  const { scope, mine } = useSearch({ from: '/seances' })
  const found = useSessions({ scope, mine }, true)
  const shown = found.data?.pages.flatMap(({ sessions }) => sessions) ?? []
  return (
    <>
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
    </>
  )
}
