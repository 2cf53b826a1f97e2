import { leadsRoom } from '../../../../api/contract/room/events.ts'
import type { LegalSrid } from '../../../../spatial/crs/legalZones.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { type Surface, surfaceOf } from '../board/surface.ts'
import type { BodyLook } from '../bodyColours.ts'
import type { BoardCopy, Placed } from '../line/BoardCopy.ts'
import classes from '../room.module.css'
import { inWords } from './figures.ts'

type DrawnListProps = {
  readonly placed: readonly Placed[]
  readonly srid: LegalSrid | null
  readonly nameOf: (personId: string) => string
  readonly lookOf: (body: string | null) => BodyLook
  /** Absent where there is nowhere to show it. */
  readonly onShow?: (surface: Surface) => void
  /** Who may take what away; absent where the board is only read. */
  readonly erasing?: { readonly board: BoardCopy; readonly personId: string; readonly leads: boolean }
}

export const erasingOf = (
  board: BoardCopy,
  you: { person: { id: string }; seat: Parameters<typeof leadsRoom>[0] },
) => ({
  board,
  personId: you.person.id,
  leads: leadsRoom(you.seat),
})

/** The board in words: who drew what, and where. */
export function DrawnList({ placed, srid, nameOf, lookOf, onShow, erasing }: DrawnListProps) {
  const say = useRoomWords()
  if (placed.length === 0) return <p className={classes.note}>{say('drawn.empty')}</p>
  return (
    <ul className={classes.drawn} aria-label={say('drawn.caption')}>
      {placed.map((one) => {
        const { what, where } = inWords(one.annotation, srid, say)
        const personId = one.author?.personId ?? ''
        const [name, look, isOwn] = [
          nameOf(personId),
          lookOf(one.author?.bodyId ?? null),
          personId === erasing?.personId,
        ]
        return (
          <li key={one.key}>
            <p>
              <span aria-hidden="true" style={{ color: look.colour }}>
                {look.mark}
              </span>{' '}
              <strong>{name}</strong> <bdi>{what}</bdi>
            </p>
            <p className={classes.small}>
              <bdi dir="ltr" className="figures">
                {where}
              </bdi>
            </p>
            <p className={classes.row}>
              {onShow && (
                <button type="button" className={classes.link} onClick={() => onShow(surfaceOf(one.annotation))}>
                  {say(one.annotation.on === 'map' ? 'drawn.show' : 'drawn.showSheet')}
                </button>
              )}
              {erasing && (isOwn || erasing.leads) && (
                <button
                  type="button"
                  className={classes.link}
                  aria-label={say('drawn.eraseOne', { what, name })}
                  onClick={() => erasing.board.erase(one.key, { own: isOwn })}
                >
                  {say('drawn.erase')}
                </button>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
