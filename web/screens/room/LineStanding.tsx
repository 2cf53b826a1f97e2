import { useRoomWords } from '../../text/useRoomWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import classes from './room.module.css'
import { useLineState, useRoom } from './roomContext.ts'

/** Where the line stands, what is not on the server's disk yet, and what the room would not have. */
export function LineStanding() {
  const say = useRoomWords()
  const { line } = useRoom()
  const { standing, endedBy, refusal, roundTripMs } = useLineState()
  const { pending } = line
  if (standing === 'ended' && endedBy)
    return (
      <Notice tone="warning" role="alert">
        {say(`line.${endedBy}`)}
      </Notice>
    )
  return (
    <div className={classes.standing}>
      <p role="status" data-standing={standing}>
        <strong>{say(standing === 'ended' ? 'line.away' : `line.${standing}`)}</strong>{' '}
        {standing !== 'waiting' && (pending > 0 ? say('line.pending', { n: pending }) : say('line.saved'))}{' '}
        {standing === 'here' && roundTripMs !== null && (
          <bdi dir="ltr" className={classes.small}>
            {say('line.delay', { ms: roundTripMs })}
          </bdi>
        )}
      </p>
      {refusal && (
        <Notice tone="warning" role="alert">
          {say(`refused.${refusal.code}`)}
        </Notice>
      )}
    </div>
  )
}
