import { Button } from '@mantine/core'
import { afterEvent, leadsRoom, SILENCE } from '../../../../api/contract/room/events.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import classes from '../room.module.css'
import { useLineState, useRoom } from '../roomContext.ts'
import { useRoomPeople } from '../useRoomPeople.ts'

/** Who waits to speak, and who speaks; hands of those who left are no hands any more. */
export function useSpeaking() {
  const { events, peers } = useLineState()
  const there = new Set(peers.map(({ person }) => person.id))
  const { hands, floor } = events.reduce(afterEvent, SILENCE)
  return { hands: hands.filter((one) => there.has(one)), floor: floor && there.has(floor) ? floor : null }
}

/** Raised hands in their order, and the floor, which whoever leads gives. */
export function SpeakingOrder() {
  const say = useRoomWords()
  const { line, door } = useRoom()
  const { hands, floor } = useSpeaking()
  const { nameOf } = useRoomPeople()
  const me = door.you.person.id
  const leads = leadsRoom(door.you.seat)
  const raise = (up: boolean) => line.do({ kind: 'hand', id: crypto.randomUUID(), up })
  const give = (to: string | null) => line.do({ kind: 'floor', id: crypto.randomUUID(), to })
  const isUp = hands.includes(me)
  return (
    <div className={classes.side}>
      <p aria-live="polite">
        {floor ? (
          <>
            {say('speaking.floor')} : <strong>{nameOf(floor)}</strong>
          </>
        ) : (
          say('speaking.nobody')
        )}
      </p>
      <p className={classes.row}>
        {floor === me ? (
          <Button variant="default" onClick={() => raise(false)}>
            {say('speaking.giveBack')}
          </Button>
        ) : (
          <Button variant={isUp ? 'default' : 'filled'} aria-pressed={isUp} onClick={() => raise(!isUp)}>
            {say(isUp ? 'speaking.lower' : 'speaking.raise')}
          </Button>
        )}
        {leads && floor && floor !== me && (
          <Button variant="default" onClick={() => give(null)}>
            {say('speaking.takeBack')}
          </Button>
        )}
      </p>
      <h3>{say('speaking.queue')}</h3>
      {hands.length === 0 && <p className={classes.note}>{say('speaking.empty')}</p>}
      <ol className={classes.queue}>
        {hands.map((one) => (
          <li key={one}>
            {nameOf(one)}{' '}
            {leads && (
              <button
                type="button"
                className={classes.link}
                aria-label={say('speaking.giveTo', { name: nameOf(one) })}
                onClick={() => give(one)}
              >
                {say('speaking.give')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
