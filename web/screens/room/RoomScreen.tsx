import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useRoomWords } from '../../text/useRoomWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { DeviceCheck, type Entered } from './entry/DeviceCheck.tsx'
import { forgetSession } from './line/drawingShelf.ts'
import { RoomInside } from './RoomInside.tsx'
import classes from './room.module.css'
import { useRoomDoor } from './roomQueries.ts'

/** The live room of a session: at the door first, then inside. */
export function RoomScreen() {
  const say = useRoomWords()
  const { id } = useParams({ from: '/seances/$id/salle' })
  const session = useSession()
  useTitle(say('title'))
  if (session.data && !session.data.person)
    return (
      <main id="content" className={classes.page} tabIndex={-1}>
        <SignedOut title={say('signIn')} text={say('signInText')} />
      </main>
    )
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <h1 className={classes.title}>{say('title')}</h1>
      {session.data && <AtTheDoor id={id} />}
    </main>
  )
}

function AtTheDoor({ id }: { readonly id: string }) {
  const say = useRoomWords()
  const door = useRoomDoor(id)
  const [entered, setEntered] = useState<Entered | null>(null)
  const late = useLateDrawings(id, door.error ? problemOf(door.error).code : null)
  if (door.error)
    return (
      <>
        {late > 0 && (
          <Notice tone="warning" role="alert">
            {say('line.lateDrawings', { count: late })}
          </Notice>
        )}
        <ProblemReport problem={problemOf(door.error)} onRetry={() => void door.refetch()} />
        <p>
          <Link to="/seances/$id/salle/relue" params={{ id }}>
            {say('record')}
          </Link>
        </p>
      </>
    )
  if (!door.data) return <Waiting lines={[44, 300]} />
  if (!entered)
    return (
      <>
        {door.data.you.seat !== 'designer' && (
          <p>
            <Link to="/seances/$id" params={{ id }}>
              {say('back')}
            </Link>
          </p>
        )}
        <DeviceCheck you={door.data.you} onEnter={setEntered} />
      </>
    )
  return <RoomInside sessionId={id} door={door.data} entered={entered} onLeave={() => setEntered(null)} />
}

/** What this device still holds for a room that is shut is said once, and let go of. @returns on how many dossiers */
function useLateDrawings(sessionId: string, code: string | null): number {
  const personId = useSession().data?.person?.id
  const [late, setLate] = useState(0)
  useEffect(() => {
    if (code === 'ROOM_SHUT' && personId) setLate((before) => before + forgetSession(personId, sessionId))
  }, [code, personId, sessionId])
  return late
}
