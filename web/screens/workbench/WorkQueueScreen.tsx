import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { QueuedDossier } from '../../../api/contract/queue.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { StateFilter } from '../../ui/StateFilter.tsx'
import { UrgencyMark } from '../../ui/UrgencyMark.tsx'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { KeysButton, useKeyList } from '../dossiers/KeyList.tsx'
import { rowReached } from '../dossiers/queue.ts'
import { useQueueKeys } from '../dossiers/useQueueKeys.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { SignedIn } from '../frame/SignedIn.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { worstOf } from './findingOrder.ts'
import { RechecksLink, RechecksPart } from './RechecksPart.tsx'
import classes from './workbench.module.css'
import { useWorkQueue } from './workbenchQueries.ts'

/** What awaits an agency's examiner: dossiers whose findings nobody judged, and what a change of the law touched. */
export function WorkQueueScreen() {
  const say = useWorkbenchWords()
  useTitle(say('title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <SignedIn>{() => <Queue />}</SignedIn>
    </main>
  )
}

function Queue() {
  const say = useWorkbenchWords()
  const navigate = useNavigate({ from: '/instruction' })
  const { which, recheck } = useSearch({ from: '/instruction' })
  const queue = useWorkQueue(which)
  const dossiers = useMemo(() => queue.data?.pages.flatMap((page) => page.dossiers) ?? [], [queue.data])
  const keys = useKeyList({ desk: false })
  const here = useHere(dossiers, keys)
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('intro')}</p>
      <div className={classes.ways}>
        <KeysButton onShow={keys.show} />
        <RechecksLink />
      </div>
      {keys.list}
      <StateFilter
        label={say('which')}
        all={say('waiting')}
        states={[{ state: 'open' as const, name: say('allOpen') }]}
        current={which}
        onChange={(next) => void navigate({ search: (now) => ({ ...now, which: next }) })}
      />
      {queue.error && <ProblemReport problem={problemOf(queue.error)} onRetry={() => void queue.refetch()} />}
      {queue.isPending && <Waiting lines={[64, 64, 64]} />}
      {queue.data && dossiers.length === 0 && <EmptyState level={2} title={say('none')} text={say('noneHint')} />}
      <ol className={classes.queue} aria-label={say('queue')}>
        {dossiers.map((dossier, place) => (
          <Row key={dossier.id} dossier={dossier} which={which} here={place === here} />
        ))}
      </ol>
      {queue.hasNextPage && (
        <Button
          variant="default"
          size="md"
          loading={queue.isFetchingNextPage}
          onClick={() => void queue.fetchNextPage()}
        >
          {say('more')}
        </Button>
      )}
      <RechecksPart shown={recheck} />
    </>
  )
}

/** j and k move, Enter opens what is in hand. */
function useHere(dossiers: readonly QueuedDossier[], keys: Pick<ReturnType<typeof useKeyList>, 'show'>): number {
  const navigate = useNavigate({ from: '/instruction' })
  const { which } = useSearch({ from: '/instruction' })
  const [here, setHere] = useState(-1)
  useQueueKeys({
    onMove: (key) => setHere((now) => rowReached(key, now, dossiers.length) ?? now),
    onHelp: keys.show,
    onOpen: () => {
      const dossier = dossiers[here]
      if (dossier) void navigate({ to: '/instruction/$dossier', params: { dossier: dossier.id }, search: { which } })
    },
  })
  return here
}

/** What its report comes to with what was judged, and how much of it is left to judge; a dossier never checked says so. */
function Found({ findings }: Pick<QueuedDossier, 'findings'>) {
  const say = useWorkbenchWords()
  if (!findings) return <small className={classes.found}>{say('neverChecked')}</small>
  const { noncompliant, unverified, waiting } = findings
  const parts = [
    noncompliant > 0 && say('foundNoncompliant', { count: noncompliant }),
    unverified > 0 && say('foundUnverified', { count: unverified }),
    say(waiting > 0 ? 'foundWaiting' : 'foundJudged', { count: waiting }),
  ]
  return (
    <small className={classes.found}>
      <VerdictBadge verdict={worstOf(findings)} /> {parts.filter((part) => part !== false).join(' · ')}
    </small>
  )
}

type RowProps = { readonly dossier: QueuedDossier; readonly which: 'open' | undefined; readonly here: boolean }

function Row({ dossier, which, here }: RowProps) {
  const say = useDeskWords()
  const sayLaw = useProcedureWords()
  const { nameOf } = useWords()
  const { id, number, title, commune, procedure, step, due, urgency, findings } = dossier
  return (
    <li data-here={here || undefined}>
      <Link to="/instruction/$dossier" params={{ dossier: id }} search={{ which }}>
        <span className={classes.rowDue} data-urgency={urgency}>
          <UrgencyMark urgency={urgency} /> {say(`urgencies.${urgency}`)}{' '}
          {due && urgency !== 'today' && <bdi className="figures">{printedDay(due)}</bdi>}
        </span>
        <b>
          <bdi>{title}</bdi>
        </b>
        <small>
          <bdi className="figures">{number}</bdi> · {sayLaw(`steps.${step}`)} · {nameOf(procedure)} · {nameOf(commune)}
        </small>
        <Found findings={findings} />
      </Link>
    </li>
  )
}
