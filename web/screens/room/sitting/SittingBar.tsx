import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import type { SessionAnswer } from '../../../../api/contract/commission/sessions.ts'
import { useCommissionWords } from '../../../text/useCommissionWords.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { CloseConfirm } from '../../commission/CloseConfirm.tsx'
import { useHoldSession } from '../../commission/commissionQueries.ts'
import { AbsentBodies, QuorumCount, QuorumLost } from '../../commission/QuorumParts.tsx'
import { Refused } from '../../frame/Refused.tsx'
import classes from './sitting.module.css'
import { progressOf } from './useSitting.ts'

/** Always in sight: whether the quorum stands and who is missing, what is before the commission, what is left of the agenda. */
export const SittingBar = memo(function SittingBar({ session }: { readonly session: SessionAnswer }) {
  const say = useRoomWords()
  return (
    <section className={classes.sitting} aria-label={say('sitting.label')}>
      <div className={classes.row}>
        <QuorumCount session={session} />
        <Before session={session} />
        <Progress session={session} />
        {session.may.hold && <HoldMoves session={session} />}
      </div>
      <div className={classes.absent}>
        <AbsentBodies session={session} />
      </div>
      <QuorumLost session={session} />
    </section>
  )
})

/** The dossier that is before the commission, and what is done with it. */
function Before({ session: { items, current } }: { readonly session: SessionAnswer }) {
  const say = useRoomWords()
  const item = items.find(({ id }) => id === current)
  const stage = item?.state === 'deliberating' ? 'deliberation' : 'presentation'
  return <p role="status">{item ? say(`sitting.${stage}`, { number: item.dossier.number }) : say('sitting.between')}</p>
}

function Progress({ session }: { readonly session: SessionAnswer }) {
  const say = useRoomWords()
  const { examined, putOff, left, all } = progressOf(session)
  const words = [
    say('sitting.progress', { examined, all }),
    ...(putOff > 0 ? [say('sitting.putOff', { putOff })] : []),
    ...(left > 0 ? [say('sitting.left', { left })] : []),
  ]
  return (
    <p className={classes.progress}>
      <span aria-hidden="true" className={classes.track}>
        {session.items.map(({ id, state }) => (
          <i key={id} data-state={id === session.current ? 'current' : state} />
        ))}
      </span>
      <span className="figures">{words.join(' · ')}</span>
    </p>
  )
}

/** The secretariat opens the session and closes it where it is held; the steps of each dossier stand under the board. */
function HoldMoves({ session }: { readonly session: SessionAnswer }) {
  const say = useCommissionWords()
  const hold = useHoldSession(session.id)
  const [isClosing, setClosing] = useState(false)
  return (
    <div className={classes.holding}>
      {session.state === 'convened' && (
        <Button loading={hold.isPending} onClick={() => hold.mutate({ move: 'open' })}>
          {say('moves.open')}
        </Button>
      )}
      {session.state === 'open' && (
        <Button variant="default" onClick={() => setClosing(true)}>
          {say('moves.close')}
        </Button>
      )}
      {!isClosing && <Refused error={hold.error} />}
      {isClosing && <CloseConfirm session={session} onClose={() => setClosing(false)} />}
    </div>
  )
}
