import { NativeSelect } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { RoomRecord } from '../../../../api/contract/room/answers.ts'
import { problemOf } from '../../../api/problem.ts'
import { useSession } from '../../../session/session.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { SignedOut } from '../../dossiers/SignedOut.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import classes from '../room.module.css'
import { useBoardRecord, useRoomRecord } from '../roomQueries.ts'
import { Replay } from './Replay.tsx'

/** What was drawn and said in the room of a session, read again; nothing of it can be changed. */
export function ReplayScreen() {
  const say = useRoomWords()
  const session = useSession()
  const { id } = useParams({ from: '/seances/$id/salle/relue' })
  useTitle(say('replay.title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      {session.data && !session.data.person ? (
        <SignedOut title={say('signIn')} text={say('signInText')} />
      ) : (
        <>
          <h1 className={classes.title}>{say('replay.title')}</h1>
          <p className={classes.note}>{say('replay.intro')}</p>
          {session.data && <Record id={id} />}
        </>
      )}
    </main>
  )
}

function Record({ id }: { readonly id: string }) {
  const record = useRoomRecord(id)
  if (record.error) return <ProblemReport problem={problemOf(record.error)} onRetry={() => void record.refetch()} />
  if (!record.data) return <Waiting lines={[44, 400]} />
  return <Boards id={id} record={record.data} />
}

function Boards({ id, record }: { readonly id: string; readonly record: RoomRecord }) {
  const say = useRoomWords()
  const navigate = useNavigate({ from: '/seances/$id/salle/relue' })
  const { board: asked, moment } = useSearch({ from: '/seances/$id/salle/relue' })
  const shown = record.boards.find((board) => board.id === asked) ?? record.boards[0]
  const board = useBoardRecord(id, shown?.id)
  if (!shown) return <EmptyState level={2} title={say('replay.title')} text={say('replay.none')} />
  return (
    <>
      <NativeSelect
        label={say('replay.board')}
        value={shown.id}
        data={record.boards.map((one) => ({
          value: one.id,
          label: `${one.number ?? ''} ${one.title} (${say('replay.drawings', { count: one.drawings, n: one.drawings })})`,
        }))}
        onChange={({ currentTarget }) => void navigate({ search: { board: currentTarget.value }, replace: true })}
      />
      {board.error && <ProblemReport problem={problemOf(board.error)} onRetry={() => void board.refetch()} />}
      {board.data && (
        <Replay
          key={shown.id}
          {...{ record, board: board.data, dossier: shown }}
          moment={moment}
          onMoment={(nth) => void navigate({ search: { board: shown.id, moment: nth }, replace: true })}
        />
      )}
    </>
  )
}
