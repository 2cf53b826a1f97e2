import type { Deed } from '../../../../api/contract/room/events.ts'
import { type SayRoom, useRoomWords } from '../../../text/useRoomWords.ts'
import classes from '../room.module.css'
import { hourOf } from '../side/hourOf.ts'
import type { Moment } from './moments.ts'

type MomentLineProps = { readonly moment: Moment; readonly nameOf: (personId: string) => string }

function deedWords(deed: Deed, say: SayRoom, nameOf: (personId: string) => string): string {
  if (deed.kind === 'hand') return say(deed.up ? 'replay.hand' : 'replay.handDown')
  if (deed.kind === 'floor') return deed.to ? say('replay.floor', { name: nameOf(deed.to) }) : say('replay.floorBack')
  return deed.text
}

function passedWords({ passage }: Extract<Moment, { kind: 'passed' }>, say: SayRoom): string {
  return say(passage.stage === 'presentation' ? 'replay.called' : 'replay.deliberation')
}

/** One moment in words; a drawing is shown on the board and only named here. */
export function MomentLine({ moment, nameOf }: MomentLineProps) {
  const say = useRoomWords()
  const who = moment.kind === 'drawn' ? moment.personId : moment.kind === 'said' ? moment.event.personId : null
  return (
    <li>
      <p className={classes.small}>
        {who && <strong>{nameOf(who)}</strong>} <time dateTime={moment.at}>{hourOf(moment.at)}</time>
      </p>
      <p dir="auto">
        {moment.kind === 'drawn' && say('people.drawing')}
        {moment.kind === 'said' && deedWords(moment.event.deed, say, nameOf)}
        {moment.kind === 'passed' && passedWords(moment, say)}
      </p>
    </li>
  )
}
