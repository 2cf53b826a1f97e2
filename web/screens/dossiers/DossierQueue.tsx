import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { memo, useEffect, useRef } from 'react'
import type { DossierSummary } from '../../../api/contract/dossiers.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './dossiers.module.css'
import { useKeyList } from './KeyList.tsx'
import { rowReached, rowsAround } from './queue.ts'
import { StateBadge } from './StateBadge.tsx'
import { useQueue } from './useQueue.ts'
import { useQueueKeys } from './useQueueKeys.ts'

/** The official's queue beside the dossier in hand: the list it came from, where j and k open the next and the former. */
export function DossierQueue({ current }: { readonly current: string }) {
  const say = useDossierWords()
  const trade = useTradeWords()
  const navigate = useNavigate({ from: '/dossiers/$id' })
  const { state, sort, q = '' } = useSearch({ from: '/dossiers/$id' })
  const { list, shown, reading } = useQueue({ state, sort, q })
  const at = shown.findIndex(({ id }) => id === current)
  const keys = useKeyList()
  useQueueKeys({
    onMove: (key) => {
      const next = shown[rowReached(key, at, shown.length) ?? -1]
      if (next && next.id !== current)
        void navigate({ params: { id: next.id }, search: ({ tab }) => ({ tab, state, sort, q: q || undefined }) })
    },
    onHelp: keys.show,
  })
  return (
    <nav className={classes.queue} aria-label={say('dossiers.queue')}>
      <h2>{say('dossiers.queue')}</h2>
      <TextInput
        id="dossier-filter"
        size="md"
        type="search"
        label={say('dossiers.search')}
        value={q}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ search: (now) => ({ ...now, q: value || undefined }), replace: true })
        }
      />
      <p className={classes.hint} role="status">
        {state && `${trade(`dossierStates.${state}`)} · `}
        {reading ? say('dossiers.reading', { count: shown.length }) : say('dossiers.counted', { count: shown.length })}
      </p>
      {list.isPending && <Waiting lines={[72, 72, 72]} />}
      {list.error && <ProblemReport problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      <ol>
        {rowsAround(shown, at).map((dossier) => (
          <QueueRow key={dossier.id} dossier={dossier} here={dossier.id === current} />
        ))}
      </ol>
      {list.hasNextPage && !reading && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('dossiers.more')}
        </Button>
      )}
      <button type="button" className={classes.plain} onClick={keys.show}>
        {say('keys.show')}
      </button>
      {keys.list}
    </nav>
  )
}

type QueueRowProps = { readonly dossier: DossierSummary; readonly here: boolean }

const QueueRow = memo(function QueueRow({ dossier: { id, title, commune, createdAt, state }, here }: QueueRowProps) {
  const { nameOf } = useWords()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  return (
    <li>
      <Link
        ref={link}
        from="/dossiers/$id"
        to="/dossiers/$id"
        params={{ id }}
        search={({ tab, state: asked, sort, q }) => ({ tab, state: asked, sort, q })}
        aria-current={here ? 'page' : undefined}
      >
        <bdi>{title}</bdi>
        <small>
          {nameOf(commune)} · <bdi className="figures">{printedDay(createdAt)}</bdi>
        </small>
        <span>
          <StateBadge state={state} />
        </span>
      </Link>
    </li>
  )
})
