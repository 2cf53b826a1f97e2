import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import { CloseConfirm, Reason } from './CloseConfirm.tsx'
import classes from './commission.module.css'
import { useHoldSession, useMoveSession } from './commissionQueries.ts'
import { ChangeDialog } from './PlanDialog.tsx'
import { SessionState } from './SessionState.tsx'

type Head = { readonly session: SessionAnswer }

/** Which commission, when and where, and what its secretariat may do with it now. */
export function SessionHead({ session }: Head) {
  const say = useCommissionWords()
  const { nameOf } = useWords()
  const { unit, day, hour, minutes, place, withRoom, state, may } = session
  return (
    <header className={classes.head}>
      <h1>{say('commissionOf', { unit: nameOf(unit) })}</h1>
      <p className="figures">
        <SessionState state={state} /> {say('when', { day: printedDay(day), hour, minutes })}
      </p>
      <p>
        <bdi>{place}</bdi> · {say(withRoom ? 'room' : 'noRoom')}
      </p>
      <RoomLink session={session} />
      {may.plan && <Planning session={session} />}
    </header>
  )
}

/** The way into the live room while the session is called or held; afterwards to what was kept of it. */
function RoomLink({ session: { id, withRoom, state } }: Head) {
  const say = useCommissionWords()
  const isOn = state === 'convened' || state === 'open'
  if (!withRoom || !(isOn || state === 'closed')) return null
  return (
    <p className={classes.links}>
      {isOn ? (
        <Link to="/seances/$id/salle" params={{ id }}>
          {say('enterRoom')}
        </Link>
      ) : (
        <Link to="/seances/$id/salle/relue" params={{ id }}>
          {say('replayRoom')}
        </Link>
      )}
    </p>
  )
}

type Move = 'convene' | 'postpone' | 'cancel' | 'change' | 'open' | 'close'

const MOVES: Readonly<Record<SessionAnswer['state'], readonly Move[]>> = {
  planned: ['convene', 'change', 'postpone', 'cancel'],
  convened: ['open', 'change', 'postpone', 'cancel'],
  postponed: ['change', 'cancel'],
  open: ['close'],
  closed: [],
  cancelled: [],
}

function Planning({ session }: Head) {
  const say = useCommissionWords()
  const [asked, setAsked] = useState<Move | null>(null)
  const hold = useHoldSession(session.id)
  const close = () => setAsked(null)
  const press = (move: Move) => (move === 'open' ? hold.mutate({ move }) : setAsked(move))
  return (
    <>
      <div className={classes.actions}>
        {MOVES[session.state].map((move, nth) => (
          <Button
            key={move}
            size="md"
            variant={nth === 0 ? 'filled' : 'default'}
            loading={move === 'open' && hold.isPending}
            onClick={() => press(move)}
          >
            {say(`moves.${move}`)}
          </Button>
        ))}
      </div>
      <Refused error={hold.error} />
      {asked === 'change' && <ChangeDialog session={session} onClose={close} />}
      {(asked === 'convene' || asked === 'postpone' || asked === 'cancel') && (
        <MoveConfirm session={session} move={asked} onClose={close} />
      )}
      {asked === 'close' && <CloseConfirm session={session} onClose={close} />}
    </>
  )
}

type MoveProps = Head & { readonly move: 'convene' | 'postpone' | 'cancel'; readonly onClose: () => void }

function MoveConfirm({ session, move, onClose }: MoveProps) {
  const say = useCommissionWords()
  const [reason, setReason] = useState('')
  const moving = useMoveSession(session.id)
  const wanted = { version: session.version, move, ...(reason.trim() && { reason: reason.trim() }) }
  return (
    <Confirm
      title={say(`moves.${move}`)}
      why={move === 'convene' ? say('conveneText') : say('form.reasonHint')}
      yes={say(`moves.${move}`)}
      no={say('form.cancel')}
      busy={moving.isPending}
      onYes={() => moving.mutate(wanted, { onSuccess: onClose })}
      onNo={onClose}
    >
      {move !== 'convene' && <Reason label={say(`reasonOf.${move}`)} reason={reason} onReason={setReason} />}
      <Refused error={moving.error} />
    </Confirm>
  )
}
