import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Board } from '../../../api/contract/performance/board.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed } from '../../text/figures.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLetterKeys } from '../../ui/letterKeys.ts'
import rows from '../../ui/pickRows.module.css'
import { type Tab, Tabs } from '../../ui/Tabs.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { KeysButton } from '../dossiers/KeyList.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import screen from './board.module.css'
import type { BoardSearch } from './boardSearch.ts'
import { DossierRow } from './DossierRow.tsx'
import classes from './dossierRows.module.css'
import { SentNudges } from './SentNudges.tsx'
import { targetsOf } from './targets.ts'
import { type BoardList, useAsk } from './useBoardList.ts'

type BoardPaneProps = {
  readonly list: BoardList
  readonly board: Board
  /** Absent for whoever may remind nobody. */
  readonly onNudge: (() => void) | null
  readonly onHelp: () => void
}

type View = 'dossiers' | 'sent'

/** The dossiers behind the figure that is looked at, or the reminders that were sent. */
export function BoardPane({ list, board, onNudge, onHelp }: BoardPaneProps) {
  const say = useBoardWords()
  const ask = useAsk()
  const tabs: readonly Tab<View>[] = [
    { id: 'dossiers', label: say('dossiers') },
    { id: 'sent', label: say('sent') },
  ]
  return (
    <section className={screen.pane} aria-label={say('pane')}>
      <Tabs
        label={say('pane')}
        tabs={tabs}
        current={list.search.view ?? 'dossiers'}
        onChange={(view) => ask({ view: view === 'sent' ? view : undefined, at: undefined })}
      >
        {list.search.view === 'sent' ? <SentNudges /> : <Dossiers {...{ list, board, onNudge, onHelp }} />}
      </Tabs>
    </section>
  )
}

function Dossiers({ list, board, onNudge, onHelp }: BoardPaneProps) {
  const say = useBoardWords()
  const { queue, dossiers, search, chosen } = list
  const [letterKeys] = useLetterKeys()
  const horizon = say(`horizons.${search.horizon ?? 'late'}`)
  return (
    <>
      <Where board={board} list={list} />
      {chosen.length > 0 && onNudge && <ChosenBar list={list} onNudge={onNudge} />}
      {queue.isPending && <Waiting lines={[72, 72, 72, 72]} />}
      {queue.error && <ProblemReport problem={problemOf(queue.error)} onRetry={() => void queue.refetch()} />}
      {queue.isSuccess && dossiers.length === 0 && (
        <EmptyState level={2} title={say('none', { horizon })} text={say('noneText')} />
      )}
      <ol
        className={`${rows.rows} ${classes.rows}`}
        aria-label={say('dossiers')}
        data-stale={queue.isPlaceholderData || undefined}
      >
        {dossiers.map((dossier) => (
          <DossierRow
            key={dossier.id}
            dossier={dossier}
            here={dossier.id === search.at}
            chosen={chosen.includes(dossier)}
            choosing={onNudge !== null}
            onChoose={onNudge && targetsOf(dossier, search.body).length > 0 ? list.toggle : null}
          />
        ))}
      </ol>
      <p className={classes.foot}>
        {queue.hasNextPage && (
          <Button
            size="sm"
            variant="default"
            loading={queue.isFetchingNextPage}
            onClick={() => void queue.fetchNextPage()}
          >
            {say('more')}
          </Button>
        )}
        <KeysButton onShow={onHelp} />
        {onNudge && letterKeys && <small className={screen.quiet}>{say('keys')}</small>}
      </p>
    </>
  )
}

/** Which figure these are the dossiers of, the way back to all, and the same at the desk. */
function Where({ board, list: { search } }: { readonly board: Board; readonly list: BoardList }) {
  const say = useBoardWords()
  const { nameOf } = useWords()
  const ask = useAsk()
  const row = board.rows.find(({ unit }) => unit.code === search.unit)
  const body = board.bodies.find((one) => one.body.id === search.body)?.body
  const held = search.holder && say(`holders.${search.holder}`)
  const named = [row && nameOf(row.unit), held, body && nameOf(body)].filter((one) => one !== undefined)
  const atDesk = deskSearch(search)
  return (
    <div className={classes.where}>
      <h2>{[say(`horizons.${search.horizon ?? 'late'}`), ...named].join(' · ')}</h2>
      {named.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => ask({ unit: undefined, holder: undefined, body: undefined, at: undefined })}
        >
          {say('all')}
        </Button>
      )}
      {atDesk && (
        <Link to="/dossiers" search={atDesk}>
          {say('toDesk')}
        </Link>
      )}
    </div>
  )
}

/** The code of a province: 06.141. */
const PROVINCE_SIGNS = 6

/** The same dossiers at the desk; null where its filters cannot say which: a province, a body, days still to come. */
function deskSearch({ unit, within, track, procedure, holder, body, followed, horizon }: BoardSearch) {
  const place = unit ?? within
  if (horizon !== undefined || body !== undefined || followed !== undefined) return null
  if (place !== undefined && place.length <= PROVINCE_SIGNS) return null
  const held = holder === 'cashier' || holder === 'applicant'
  // The desk leaves to the applicant what waits for the cashier's statement.
  if (held) return null
  return { commune: place, track, procedure, holder, urgency: 'late' as const }
}

function ChosenBar({ list, onNudge }: { readonly list: BoardList; readonly onNudge: () => void }) {
  const say = useBoardWords()
  const able = list.dossiers.filter((dossier) => targetsOf(dossier, list.search.body).length > 0)
  return (
    <section className={`${rows.bar} ${classes.bulk}`} aria-label={say('chosenOnes')}>
      <p role="status">{say('chosen', { count: fixed(list.chosen.length, 0) })}</p>
      <Button size="compact-sm" variant="subtle" onClick={() => list.choose(able.map(({ id }) => id))}>
        {say('chooseAll')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => list.choose([])}>
        {say('forget')}
      </Button>
      <Button size="sm" onClick={onNudge}>
        {say('nudge')}
      </Button>
    </section>
  )
}
