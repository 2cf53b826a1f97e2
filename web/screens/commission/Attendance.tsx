import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Invited, Present, SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { useSession } from '../../session/session.ts'
import { printedDay, printedTime } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './commission.module.css'
import { useAttend } from './commissionQueries.ts'
import sittingClasses from './sitting.module.css'
import { useSeatName } from './useSeatName.ts'

/** Who is there, seat by seat: noted by the secretariat, and by each member of themselves. */
export function Attendance({ session }: { readonly session: SessionAnswer }) {
  const say = useCommissionWords()
  const attend = useAttend(session.id)
  const isOn = session.state === 'convened' || session.state === 'open'
  if (!isOn) return null
  return (
    <section>
      <h2>{say('attendance')}</h2>
      {session.state === 'convened' && (
        <p className={classes.quiet}>{say('waitingDay', { day: printedDay(session.day) })}</p>
      )}
      <Refused error={attend.error} />
      <ul className={sittingClasses.seats}>
        {session.invited.map((seat) => (
          <Seat
            key={seat.id}
            seat={seat}
            there={session.there.filter(({ invitedId }) => invitedId === seat.id)}
            may={session.may}
            busy={attend.isPending}
            onNote={(event, personId) =>
              attend.mutate({ event, invitedId: seat.id, ...(personId !== undefined && { personId }) })
            }
          />
        ))}
      </ul>
    </section>
  )
}

type SeatProps = {
  readonly seat: Invited
  readonly there: readonly Present[]
  readonly may: SessionAnswer['may']
  readonly busy: boolean
  readonly onNote: (event: 'arrived' | 'left', personId?: string) => void
}

function Seat({ seat, there, may, busy, onNote }: SeatProps) {
  const say = useCommissionWords()
  const { language } = useWords()
  const name = useSeatName()(seat)
  const me = useSession().data?.person?.id
  const mayNote = (person: string | undefined) => may.hold || (may.attend.includes(seat.id) && person === me)
  return (
    <li>
      <span>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <small>{say(`capacities.${seat.capacity}`)}</small>
      </span>
      {there.length === 0 && <small className={classes.quiet}>{say('absent')}</small>}
      {there.map(({ person, since }) => (
        <span key={person?.id ?? seat.id} className={sittingClasses.there}>
          <small className="figures">
            {person && seat.body && (
              <>
                <bdi>{nameIn(language, person)}</bdi> ·{' '}
              </>
            )}
            {say('since', { time: printedTime(since) })}
          </small>
          {mayNote(person?.id) && (
            <Button
              size="md"
              variant="default"
              disabled={busy}
              {...(may.hold && { 'aria-label': say('leaveOf', { name: person ? nameIn(language, person) : name }) })}
              onClick={() => onNote('left', person?.id)}
            >
              {say(may.hold ? 'leave' : 'iLeave')}
            </Button>
          )}
        </span>
      ))}
      <Arrival {...{ seat, there, may, busy, name, me, onNote }} />
    </li>
  )
}

type ArrivalProps = SeatProps & { readonly name: string; readonly me: string | undefined }

/** The secretariat says who comes for a body; a member says it of themselves. */
function Arrival({ seat, there, may, busy, name, me, onNote }: ArrivalProps) {
  const say = useCommissionWords()
  const { language } = useWords()
  const coming = seat.people.filter(({ id }) => !there.some(({ person }) => person?.id === id))
  const expected = seat.reply?.sent?.id ?? seat.reply?.by?.id
  const [chosen, setChosen] = useState<string | null>(null)
  const who = coming.find(({ id }) => id === (chosen ?? expected)) ?? coming[0]
  if (may.hold && seat.body === null)
    return there.length > 0 ? null : (
      <Button size="md" disabled={busy} aria-label={say('arriveOf', { name })} onClick={() => onNote('arrived')}>
        {say('arrive')}
      </Button>
    )
  if (may.hold && who)
    return (
      <span className={sittingClasses.there}>
        {coming.length > 1 && (
          <NativeSelect
            size="md"
            aria-label={say('who', { body: name })}
            value={who.id}
            data={coming.map((person) => ({ value: person.id, label: nameIn(language, person) }))}
            onChange={({ target }) => setChosen(target.value)}
          />
        )}
        <Button
          size="md"
          variant={there.length > 0 ? 'default' : 'filled'}
          disabled={busy}
          aria-label={say('arriveOf', { name: `${nameIn(language, who)} · ${name}` })}
          onClick={() => onNote('arrived', who.id)}
        >
          {say('arrive')}
        </Button>
      </span>
    )
  const isMine = may.attend.includes(seat.id) && coming.some(({ id }) => id === me)
  return isMine ? (
    <Button size="md" disabled={busy} onClick={() => onNote('arrived')}>
      {say('iArrive')}
    </Button>
  ) : null
}
