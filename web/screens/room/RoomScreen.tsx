import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useRoomWords } from '../../text/useRoomWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { SignedOut } from '../dossiers/SignedOut.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { DeviceCheck, type Entered } from './entry/DeviceCheck.tsx'
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
  if (door.error)
    return (
      <>
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
