import { Link } from '@tanstack/react-router'
import type { AgendaDossier, NotReady } from '../../../api/contract/commission/sessions.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { UrgencyMark } from '../../ui/UrgencyMark.tsx'
import classes from './agenda.module.css'

type FactsProps = {
  readonly dossier: AgendaDossier
  readonly why: NotReady | null
  /** Of the session it is on. */
  readonly elsewhere?: string | undefined
}

/** A dossier as an agenda shows it: what it is, how near its last day is, how its avis stand, and why it is not ready. */
export function AgendaDossierFacts({ dossier, why, elsewhere = '' }: FactsProps) {
  const say = useCommissionWords()
  const { nameOf } = useWords()
  const { id, number, title, procedure, track, due, urgency } = dossier
  return (
    <div className={classes.facts}>
      <span>
        <Link to="/dossiers/$id" params={{ id }}>
          <bdi className="figures">{number}</bdi>
        </Link>{' '}
        <bdi>{title}</bdi>
      </span>
      <small>
        {nameOf(procedure)}
        {track && <> · {say(`tracks.${track}`)}</>} · {nameOf(dossier.commune)}
      </small>
      <small className="figures">
        <UrgencyMark urgency={urgency} /> {say(`urgencies.${urgency}`)} ·{' '}
        {due ? say('due', { day: printedDay(due) }) : say('noDue')}
      </small>
      <Standing dossier={dossier} />
      {why && <small className={classes.fault}>{say(`why.${why}`, { day: elsewhere && printedDay(elsewhere) })}</small>}
    </div>
  )
}

function Standing({ dossier: { avis } }: Pick<FactsProps, 'dossier'>) {
  const say = useCommissionWords()
  const { nameOf, listed } = useWords()
  const { asked, silent, unfavourable } = avis
  if (asked === 0) return null
  return (
    <small className="figures">
      {say('avis', { given: asked - silent.length, asked })}
      {unfavourable > 0 && <>, {say('against', { count: unfavourable })}</>}
      {silent.length > 0 && <> · {say('silent', { names: listed(silent.map(nameOf)) })}</>}
    </small>
  )
}
