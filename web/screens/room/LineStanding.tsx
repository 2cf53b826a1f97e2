import { Link } from '@tanstack/react-router'
import { useRoomWords } from '../../text/useRoomWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import classes from './room.module.css'
import { useLineState, useRoom } from './roomContext.ts'

/** Where the line stands, what is not on the server's disk yet, and what the room would not have. */
export function LineStanding() {
  const say = useRoomWords()
  const { line, door, sessionId } = useRoom()
  const { standing, endedBy, outside, refusal, roundTripMs } = useLineState()
  const { pending } = line
  if (standing === 'ended' && endedBy)
    return (
      <Notice tone="warning" role="alert">
        {say(`line.${endedBy}`)}{' '}
        {endedBy === 'over' && pending > 0 && <strong>{say('line.never', { n: pending })}</strong>}{' '}
        {endedBy === 'over' && door.you.seat !== 'designer' && (
          <Link to="/seances/$id" params={{ id: sessionId }}>
            {say('back')}
          </Link>
        )}
      </Notice>
    )
  if (standing === 'waiting')
    return (
      <Notice tone={outside === 'deliberation' ? 'warning' : 'plain'}>
        <p role="status" data-standing={standing} className={classes.waiting}>
          {say(outside === 'deliberation' ? 'line.deliberation' : 'line.waiting')}
        </p>
      </Notice>
    )
  return (
    <div className={classes.standing}>
      <p role="status" data-standing={standing}>
        <strong>{say(standing === 'ended' ? 'line.away' : `line.${standing}`)}</strong>{' '}
        {pending > 0 ? say('line.pending', { n: pending }) : say('line.saved')}{' '}
        {standing === 'here' && roundTripMs !== null && (
          <bdi dir="ltr" className={classes.small}>
            {say('line.delay', { ms: roundTripMs })}
          </bdi>
        )}
      </p>
      {line.isFleeting && (
        <Notice tone="warning" role="alert">
          {say('line.fleeting')}
        </Notice>
      )}
      {refusal && (
        <Notice tone="warning" role="alert">
          {say(`refused.${refusal.code}`)}
        </Notice>
      )}
    </div>
  )
}
