import type { SessionAnswer } from '../../../../api/contract/commission/sessions.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { ItemStanding } from '../../commission/ItemStanding.tsx'
import classes from '../room.module.css'
import { useLineState, useRoom } from '../roomContext.ts'

type AgendaProps = {
  /** The session as it is held; null where it is not open to whoever is there. */
  readonly session: SessionAnswer | null
  readonly shown: string | null
  readonly isFollowing: boolean
  /** Null follows the dossier that is examined. */
  readonly onShow: (dossierId: string | null) => void
}

/** The dossiers of the session: the one that is examined is marked, any may be looked at. */
export function Agenda({ session, shown, isFollowing, onShow }: AgendaProps) {
  const say = useRoomWords()
  const { door } = useRoom()
  const { passage } = useLineState()
  if (door.dossiers.length === 0) return <p className={classes.note}>{say('agenda.none')}</p>
  return (
    <div className={classes.side}>
      {!isFollowing && passage.dossierId && (
        <button type="button" className={classes.link} onClick={() => onShow(null)}>
          {say('agenda.follow')}
        </button>
      )}
      <ol className={classes.queue}>
        {door.dossiers.map(({ id, number, title }) => {
          const item = session?.items.find(({ dossier }) => dossier.id === id)
          // The room stays with a dossier until the next is called: once it is concluded, what became of it is said.
          const isNow = id === passage.dossierId && !item?.ended
          return (
            <li key={id}>
              <button type="button" className={classes.dossier} aria-current={id === shown} onClick={() => onShow(id)}>
                <bdi dir="ltr">{number}</bdi> <span dir="auto">{title}</span>
                {isNow && (
                  <span className={classes.small}>
                    {say('agenda.now')} : {say(`agenda.${passage.stage}`)}
                  </span>
                )}
                {item && !isNow && <ItemStanding item={item} />}
              </button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
