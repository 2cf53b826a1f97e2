import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { RoomDoor } from '../../../api/contract/room/answers.ts'
import { useRoomWords } from '../../text/useRoomWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { Attendance } from '../commission/Attendance.tsx'
import { AvisBefore } from '../commission/AvisBefore.tsx'
import { PassageBar } from '../commission/PassageBar.tsx'
import { QuorumRule } from '../commission/QuorumParts.tsx'
import { useDossier } from '../dossiers/dossierQueries.ts'
import { Board } from './board/Board.tsx'
import { type Surface, THE_MAP } from './board/surface.ts'
import { looksOf } from './bodyColours.ts'
import type { Entered } from './entry/DeviceCheck.tsx'
import { LineStanding } from './LineStanding.tsx'
import type { RoomLine } from './line/RoomLine.ts'
import { Faces, MediaControls } from './media/Faces.tsx'
import { useMedia } from './media/useMedia.ts'
import { useReleased } from './media/useReleased.ts'
import classes from './room.module.css'
import { RoomContext, useLineState, useRoom } from './roomContext.ts'
import { Agenda } from './side/Agenda.tsx'
import { DrawnList, erasingOf } from './side/DrawnList.tsx'
import { Side } from './side/Side.tsx'
import { SittingBar } from './sitting/SittingBar.tsx'
import { useSitting } from './sitting/useSitting.ts'
import { useRoomLine } from './useRoomLine.ts'
import { useRoomPeople } from './useRoomPeople.ts'

type RoomInsideProps = {
  readonly sessionId: string
  readonly door: RoomDoor
  readonly entered: Entered
  readonly onLeave: () => void
}

/** In the room, from the first knock at the line to leaving. */
export function RoomInside({ sessionId, door, entered, onLeave }: RoomInsideProps) {
  const line = useRoomLine(sessionId, door)
  const room = useMemo(() => (line ? { sessionId, door, line } : null), [sessionId, door, line])
  if (!room) return <Waiting lines={[44, 400]} />
  return (
    <RoomContext value={room}>
      <Inside entered={entered} onLeave={onLeave} />
    </RoomContext>
  )
}

/** The dossier on the board: the one that is examined, until somebody looks at another. */
function useDossierShown() {
  const { door } = useRoom()
  const { passage } = useLineState()
  const [chosen, choose] = useState<string | null>(null)
  const shown = chosen ?? passage.dossierId ?? door.dossiers[0]?.id ?? null
  return { shown, choose, isFollowing: chosen === null || chosen === passage.dossierId }
}

function Inside({ entered, onLeave }: Pick<RoomInsideProps, 'entered' | 'onLeave'>) {
  const say = useRoomWords()
  const { standing } = useLineState()
  const media = useMedia(entered.stream, entered.media)
  const { shown, choose, isFollowing } = useDossierShown()
  useReleased(entered.stream, standing === 'ended')
  return (
    <>
      <div className={classes.head}>
        <LineStanding />
        {standing === 'here' && <MediaControls media={media} />}
        <Button variant="default" onClick={onLeave}>
          {say('leave')}
        </Button>
      </div>
      {(standing === 'here' || standing === 'away') && (
        <Room media={media} speaker={entered.speaker || null} {...{ shown, choose, isFollowing }} />
      )}
    </>
  )
}

type RoomProps = ReturnType<typeof useDossierShown> & {
  readonly media: ReturnType<typeof useMedia>
  readonly speaker: string | null
}

/** How the bodies draw on a board: those that drew before, and those that are there. */
function useLooks(line: RoomLine, dossierId: string | null) {
  const { door } = useRoom()
  const { peers } = useLineState()
  const drew = dossierId ? line.board(dossierId).bodies : []
  const bodies = [...drew, ...peers.map(({ body }) => body?.id ?? null), door.you.body?.id ?? null]
  const written = [...new Set(bodies)].sort().join(' ')
  return useMemo(() => looksOf(door.bodies, written.split(' ').filter(Boolean)), [door, written])
}

function Room({ media, speaker, shown, choose, isFollowing }: RoomProps) {
  const say = useRoomWords()
  const { line, door } = useRoom()
  const { nameOf } = useRoomPeople()
  const { data: dossier } = useDossier(shown ?? '')
  const [surface, setSurface] = useState<Surface>(THE_MAP)
  const lookOf = useLooks(line, shown)
  const board = shown ? line.board(shown) : null
  const session = useSitting()
  const item = session?.items.find(({ dossier }) => dossier.id === shown)
  const number = door.dossiers.find(({ id }) => id === shown)?.number ?? ''
  return (
    <div className={classes.room}>
      {session && <SittingBar session={session} />}
      <Faces {...{ media, speaker, lookOf }} />
      <div className={classes.middle}>
        {board ? (
          <Board key={board.dossierId} {...{ board, number, lookOf, surface }} onSurface={setSurface} />
        ) : (
          <p className={classes.note}>{say('board.noDossier')}</p>
        )}
        <Side
          agenda={
            <Agenda
              {...{ session, shown, isFollowing }}
              onShow={(id) => {
                choose(id)
                setSurface(THE_MAP)
              }}
            />
          }
          avis={session && shown && <AvisBefore key={shown} id={shown} />}
          attendance={
            session && (
              <>
                <Attendance session={session} />
                <QuorumRule session={session} />
              </>
            )
          }
          drawn={
            board && (
              <DrawnList
                {...{ nameOf, lookOf, placed: board.placed, srid: dossier?.site?.legal.srid ?? null }}
                onShow={setSurface}
                erasing={erasingOf(board, door.you)}
              />
            )
          }
          drawnCount={board?.placed.length ?? 0}
        />
      </div>
      {session && item && (
        <div className={classes.decision}>
          <PassageBar key={item.id} session={session} item={item} />
        </div>
      )}
    </div>
  )
}
