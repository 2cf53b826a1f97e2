import { Link } from '@tanstack/react-router'
import type { ActToSign } from '../../../api/contract/actsSigning.ts'
import { printedDay } from '../../text/figures.ts'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './ceremony.module.css'

type ActRowProps = { readonly act: ActToSign; readonly chosen: boolean; readonly onChoose: () => void }

export const paperAddress = ({ dossierId, actId }: Pick<ActToSign, 'dossierId' | 'actId'>): string =>
  `/api/dossiers/${dossierId}/acts/${actId}/paper`

/** One act that waits: what it decides, of which dossier, until when; to be read before it is chosen. */
export function ActRow({ act, chosen, onChoose }: ActRowProps) {
  const say = useCeremonyWords()
  const { nameOf } = useWords()
  const number = act.dossierNumber
  return (
    <li className={classes.act} data-chosen={chosen || undefined}>
      <label className={classes.choose}>
        <input type="checkbox" checked={chosen} aria-label={say('choose', { number })} onChange={onChoose} />
      </label>
      <div className={classes.words}>
        <p className={classes.what}>
          <b>{say(`kinds.${act.kind}`)}</b> <bdi>{nameOf(act.procedure)}</bdi>
        </p>
        <p>
          <Link to="/dossiers/$id" params={{ id: act.dossierId }} search={{}} aria-label={say('dossier', { number })}>
            <bdi className="figures">{number}</bdi>
          </Link>{' '}
          <bdi>{act.title}</bdi>
        </p>
        <p className={classes.when}>
          <bdi>{nameOf(act.commune)}</bdi>
          <span>{act.due ? say('due', { day: printedDay(act.due) }) : say('noDue')}</span>
        </p>
        {act.reference && <p className={classes.begun}>{say('numbered', { reference: act.reference })}</p>}
      </div>
      <a
        className={classes.read}
        href={paperAddress(act)}
        target="_blank"
        rel="noreferrer"
        aria-label={say('readOf', { number })}
      >
        {say('read')}
      </a>
    </li>
  )
}
