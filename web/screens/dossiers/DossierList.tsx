import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { DossierFilters } from './DossierFilters.tsx'
import { DossierTable } from './DossierTable.tsx'
import classes from './dossiers.module.css'
import { KeysButton, useKeyList } from './KeyList.tsx'
import { rowReached } from './queue.ts'
import { useQueue } from './useQueue.ts'
import { useQueueKeys } from './useQueueKeys.ts'

const ROWS_AT_ONCE = 100

/** The rows drawn, and the one the keys are on; going beyond the last draws more. */
function useRows(count: number) {
  const [drawn, setDrawn] = useState(ROWS_AT_ONCE)
  const [at, setAt] = useState<number | null>(null)
  const move = (key: 'j' | 'k') => {
    const next = rowReached(key, at ?? -1, count)
    setAt(next)
    if (next !== null && next >= drawn) setDrawn(next + ROWS_AT_ONCE)
  }
  return { drawn, at, move, more: () => setDrawn(drawn + ROWS_AT_ONCE) }
}

/** The dossiers one takes part in, filtered and sorted as the address says. */
export function DossierList() {
  const say = useDossierWords()
  const navigate = useNavigate({ from: '/dossiers' })
  const { state, sort = 'newest', q = '' } = useSearch({ from: '/dossiers' })
  const { list, all, shown, reading } = useQueue({ state, sort, q })
  const rows = useRows(shown.length)
  const keys = useKeyList()
  useQueueKeys({ onMove: rows.move, onHelp: keys.show })
  if (list.isPending) return <Waiting lines={[44, 48, 48, 48, 48]} />
  if (list.isSuccess && all.length === 0 && state === undefined) return <NoDossier />
  return (
    <>
      <DossierFilters />
      {list.error && <ProblemReport problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {list.data && <Found count={shown.length} all={all.length} q={q} reading={reading} />}
      {shown.length > 0 && (
        <DossierTable
          caption={say('dossiers.mine')}
          dossiers={shown.slice(0, rows.drawn)}
          search={{ state, sort: sort === 'newest' ? undefined : sort, q: q || undefined }}
          onSort={(next) => void navigate({ search: (now) => ({ ...now, sort: next }), replace: true })}
          at={rows.at}
        />
      )}
      <More
        drawn={shown.length > rows.drawn}
        next={list.hasNextPage && !reading}
        busy={list.isFetchingNextPage}
        onMore={shown.length > rows.drawn ? rows.more : () => void list.fetchNextPage()}
      />
      <p>
        <KeysButton onShow={keys.show} />
      </p>
      {keys.list}
    </>
  )
}

type FoundProps = { readonly count: number; readonly all: number; readonly q: string; readonly reading: boolean }

function Found({ count, all, q, reading }: FoundProps) {
  const say = useDossierWords()
  const words = count > 0 ? 'dossiers.counted' : q === '' ? 'dossiers.noneOfState' : 'dossiers.searchNone'
  return (
    <p className={classes.hint} role="status">
      {reading ? say('dossiers.reading', { count: all }) : say(words, { count, q })}
    </p>
  )
}

type MoreProps = {
  /** Some are here and not drawn. */
  readonly drawn: boolean
  /** Some are not here yet. */
  readonly next: boolean
  readonly busy: boolean
  readonly onMore: () => void
}

function More({ drawn, next, busy, onMore }: MoreProps) {
  const say = useDossierWords()
  if (!drawn && !next) return null
  return (
    <Button className={classes.more ?? ''} variant="default" loading={busy && !drawn} onClick={onMore}>
      {say('dossiers.more')}
    </Button>
  )
}

function NoDossier() {
  const say = useDossierWords()
  return (
    <EmptyState level={2} title={say('dossiers.none')} text={say('dossiers.noneText')}>
      <ButtonLink to="/verifier" variant="default">
        {say('dossiers.checkParcel')}
      </ButtonLink>
    </EmptyState>
  )
}
