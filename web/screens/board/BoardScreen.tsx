import { useState } from 'react'
import type { Board, NudgeTarget } from '../../../api/contract/performance/board.ts'
import { problemOf } from '../../api/problem.ts'
import { opens } from '../../session/opens.ts'
import { useSession } from '../../session/session.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { useKeyList } from '../dossiers/KeyList.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { BoardPane } from './BoardPane.tsx'
import { BoardTop } from './BoardTop.tsx'
import { BodyTable } from './BodyTable.tsx'
import classes from './board.module.css'
import { useBoard } from './boardQueries.ts'
import { NudgeDialog } from './NudgeDialog.tsx'
import { targetsOf } from './targets.ts'
import { UnitTable } from './UnitTable.tsx'
import { useBoardKeys } from './useBoardKeys.ts'
import { useBoardList } from './useBoardList.ts'

/** What is late and what will be, by commune and by who has it in hand, down to the dossiers. */
export function BoardScreen() {
  const say = useBoardWords()
  const session = useSession()
  useTitle(say('title'))
  const actor = session.data?.person ? session.data.actor : null
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {session.isPending && <Waiting lines={[32, 44, 64, 64, 64]} />}
      {session.error && <ProblemReport problem={problemOf(session.error)} onRetry={() => void session.refetch()} />}
      {session.data && !session.data.person && <SignedOut title={say('signIn')} text={say('signInText')} />}
      {actor && !opens(actor, 'board.consult') && <EmptyState title={say('notYours')} text={say('notYoursText')} />}
      {actor && opens(actor, 'board.consult') && <Pressing />}
    </main>
  )
}

function Pressing() {
  const list = useBoardList()
  const board = useBoard(list.search)
  const [nudging, setNudging] = useState<readonly NudgeTarget[] | null>(null)
  const keys = useKeyList({ desk: true })
  const may = board.data?.nudging.may ?? false
  const remind = () => {
    const of = list.chosen.length > 0 ? list.chosen : list.current ? [list.current] : []
    const targets = of.flatMap((dossier) => targetsOf(dossier, list.search.body)).slice(0, MOST_TARGETS)
    if (targets.length > 0) setNudging(targets)
  }
  useBoardKeys({ list, onHelp: keys.show, onNudge: may ? remind : null })
  return (
    <>
      <BoardTop board={board.data ?? null} search={list.search} />
      {board.error && <ProblemReport problem={problemOf(board.error)} onRetry={() => void board.refetch()} />}
      {board.isPending && <Waiting lines={[44, 44, 44, 44, 44, 44]} />}
      {board.data && (
        <div className={classes.panes}>
          <div className={classes.figures} data-stale={board.isPlaceholderData || undefined}>
            <Figures board={board.data} list={list} />
          </div>
          <BoardPane list={list} board={board.data} onNudge={may ? remind : null} onHelp={keys.show} />
        </div>
      )}
      {nudging && board.data && (
        <NudgeDialog
          targets={nudging}
          dossiers={list.dossiers}
          nudging={board.data.nudging}
          onClose={() => setNudging(null)}
          onDone={() => list.choose([])}
        />
      )}
      {keys.list}
    </>
  )
}

/** As many as the service takes at once. */
const MOST_TARGETS = 200

function Figures({
  board,
  list: { search },
}: {
  readonly board: Board
  readonly list: ReturnType<typeof useBoardList>
}) {
  const say = useBoardWords()
  if (board.rows.length === 0)
    return search.followed ? (
      <EmptyState level={2} title={say('emptyFollowed')} text={say('emptyFollowedText')} />
    ) : (
      <EmptyState level={2} title={say('empty')} text={say('emptyText')} />
    )
  return (
    <>
      <UnitTable board={board} search={search} />
      {board.bodies.length > 0 && <BodyTable board={board} search={search} />}
    </>
  )
}
