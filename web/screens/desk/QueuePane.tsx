import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { QueuedDossier } from '../../../api/contract/queue.ts'
import { problemOf } from '../../api/problem.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import rows from '../../ui/pickRows.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { KeysButton } from '../dossiers/KeyList.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { NO_FILTER } from './deskSearch.ts'
import { QueueRow } from './QueueRow.tsx'
import classes from './queue.module.css'
import type { DeskList } from './useDeskList.ts'

type QueuePaneProps = {
  readonly list: DeskList
  /** Absent where a press on a row opens it. */
  readonly onShow?: (id: string) => void
  readonly chosen?: ReadonlySet<string>
  readonly onChoose?: (dossier: QueuedDossier) => void
  readonly onHelp: () => void
}

const NO_LABELS: readonly never[] = []

/** The rows, page after page; empty, failing and waiting say so. */
export function QueuePane({ list, onShow, chosen, onChoose, onHelp }: QueuePaneProps) {
  const say = useDeskWords()
  const { queue, dossiers, at } = list
  const labels = list.desk.data?.labels ?? NO_LABELS
  return (
    <div className={classes.pane}>
      {queue.isPending && <Waiting lines={[64, 64, 64, 64, 64, 64]} />}
      {queue.error && <ProblemReport problem={problemOf(queue.error)} onRetry={() => void queue.refetch()} />}
      {queue.isSuccess && dossiers.length === 0 && <Nothing narrowed={Object.keys(list.filter).length > 0} />}
      <ol className={rows.rows} aria-label={say('queue')} data-stale={queue.isPlaceholderData || undefined}>
        {dossiers.map((dossier) => (
          <QueueRow
            key={dossier.id}
            dossier={dossier}
            here={dossier.id === at}
            labels={labels}
            onShow={onShow}
            chosen={chosen?.has(dossier.id)}
            onChoose={onChoose}
          />
        ))}
      </ol>
      <p className={classes.foot}>
        {queue.hasNextPage && (
          <Button variant="default" loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
            {say('more')}
          </Button>
        )}
        <KeysButton onShow={onHelp} />
      </p>
    </div>
  )
}

function Nothing({ narrowed }: { readonly narrowed: boolean }) {
  const say = useDeskWords()
  const navigate = useNavigate()
  if (!narrowed) return <EmptyState level={2} title={say('noneAtAll')} text={say('noneAtAllText')} />
  return (
    <EmptyState level={2} title={say('none')} text={say('noneText')}>
      <Button
        variant="default"
        onClick={() => void navigate({ to: '.', search: (now) => ({ ...now, ...NO_FILTER }), replace: true })}
      >
        {say('clear')}
      </Button>
    </EmptyState>
  )
}
