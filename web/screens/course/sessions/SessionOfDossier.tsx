import { Link } from '@tanstack/react-router'
import { type DossierSession, extractAddress } from '../../../../api/contract/commission/ofDossier.ts'
import type { Outcome } from '../../../../api/contract/commission/passage.ts'
import { printedDay } from '../../../text/figures.ts'
import { useCommissionWords } from '../../../text/useCommissionWords.ts'
import { useDossierSessionWords } from '../../../text/useDossierSessionWords.ts'
import { useWords } from '../../../text/words.ts'
import { nameIn } from '../../../ui/PersonName.tsx'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import { SessionState } from '../../commission/SessionState.tsx'
import classes from '../course.module.css'

type Of = { readonly session: DossierSession }

const TONES: Readonly<Record<Outcome, Tone>> = { favourable: 'good', reserved: 'attention', unfavourable: 'fault' }

/** One session: when and where, who may present the dossier there, what came of it and where that is written. */
export function SessionOfDossier({ dossierId, session }: Of & { readonly dossierId: string }) {
  const say = useDossierSessionWords()
  const sitting = useCommissionWords()
  const { nameOf } = useWords()
  const { id, unit, state, day, hour, place, withRoom, rank, sealedOn, opens, takenOff } = session
  const isComing = !takenOff && (state === 'convened' || state === 'open')
  return (
    <li>
      <div className={classes.answer}>
        <b className="figures">{day && hour ? say('on', { day: printedDay(day), hour }) : say('noDay')}</b>
        <SessionState state={state} />
      </div>
      <small>
        {sitting('commissionOf', { unit: nameOf(unit) })} · <bdi>{place}</bdi>
        {withRoom && isComing && <> · {sitting('room')}</>}
        {!takenOff && (
          <>
            {' '}
            · <span className="figures">{say('rank', { rank })}</span>
          </>
        )}
      </small>
      {isComing && <Designers session={session} />}
      {takenOff ? state !== 'cancelled' && <p>{say('takenOff')}</p> : <Passage session={session} />}
      <p className={classes.moves}>
        {opens && (
          <Link to="/seances/$id" params={{ id }} search={{}}>
            {day ? say('open', { day: printedDay(day) }) : say('openUndated')}
          </Link>
        )}
        {sealedOn && (
          <a href={extractAddress(dossierId, id)} download>
            {say('extract', { day: printedDay(sealedOn) })}
          </a>
        )}
      </p>
    </li>
  )
}

/** Who is called to present it, how, and until when they stay. */
function Designers({ session: { designers, withRoom } }: Of) {
  const say = useDossierSessionWords()
  const { language, nameOf } = useWords()
  if (designers.length === 0) return null
  return (
    <>
      {designers.map(({ person, office, answer }) => {
        const name = office ? nameOf(office) : person ? nameIn(language, person) : ''
        return <p key={name}>{say('designer', { name, reply: say(`replies.${answer ?? 'none'}`) })}</p>
      })}
      <p className={classes.quiet}>{say('mayPresent', { how: say(withRoom ? 'withRoom' : 'inPlace') })}</p>
      {designers.some(({ mine }) => mine) && (
        <p>
          <Link to="/convocations">{say('reply')}</Link>
        </p>
      )}
    </>
  )
}

/** What the commission concluded, with its reason; before the minutes say it, that it is awaited. */
function Passage({ session: { state, passage, outcome, reason } }: Of) {
  const say = useDossierSessionWords()
  const sitting = useCommissionWords()
  const isOver = outcome !== null || passage === 'put_off'
  if (!isOver && state !== 'closed') return null
  if (!isOver) return <p className={classes.quiet}>{say('awaited')}</p>
  return (
    <>
      <p className={classes.answer}>
        <StatusBadge tone={outcome ? TONES[outcome] : 'waiting'}>
          {outcome ? sitting(`outcomes.${outcome}`) : say('putOff')}
        </StatusBadge>
      </p>
      {reason && <p className={classes.quote}>{say('reason', { reason })}</p>}
    </>
  )
}
