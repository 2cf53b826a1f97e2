import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { BoardDossier } from '../../../api/contract/performance/board.ts'
import type { Urgency } from '../../../api/contract/queue.ts'
import { printedDay } from '../../text/figures.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import rows from '../../ui/pickRows.module.css'
import { UrgencyMark } from '../../ui/UrgencyMark.tsx'
import classes from './dossierRows.module.css'
import { NudgeLine } from './NudgeLine.tsx'

type DossierRowProps = {
  readonly dossier: BoardDossier
  /** The keys are on it. */
  readonly here: boolean
  readonly chosen: boolean
  /** Some rows can be chosen: the others keep their place beside them. */
  readonly choosing: boolean
  /** Absent where there is nobody to remind. */
  readonly onChoose: ((id: string) => void) | null
}

const SOON = 3
const urgencyOf = (left: number): Urgency =>
  left < 0 ? 'late' : left === 0 ? 'today' : left <= SOON ? 'soon' : 'later'

/** A dossier: when its last day is, which one, who has it in hand, who is silent, who was reminded. */
export function DossierRow({ dossier, here, chosen, choosing, onChoose }: DossierRowProps) {
  const say = useBoardWords()
  const { nameOf, listed } = useWords()
  const row = useRef<HTMLLIElement>(null)
  const { id, number, title, commune, procedure, track, silent, nudges, tacit } = dossier
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  return (
    <li ref={row} data-here={here || undefined} data-chosen={chosen || undefined}>
      {choosing && !onChoose && <span className={rows.choose} />}
      {choosing && onChoose && (
        <label className={rows.choose}>
          <input
            type="checkbox"
            checked={chosen}
            aria-label={say('choose', { number })}
            onChange={() => onChoose(id)}
          />
        </label>
      )}
      <div className={`${rows.row} ${classes.row}`}>
        <Due dossier={dossier} />
        <Link
          to="/dossiers/$id"
          params={{ id }}
          search={{ tab: 'course' }}
          aria-current={here || undefined}
          className={classes.title}
        >
          <bdi className="figures">{number}</bdi> · <bdi>{title}</bdi>
        </Link>
        <small>
          {nameOf(commune)} · {nameOf(procedure)}
          {track && ` · ${track.toUpperCase()}`}
        </small>
        <InHand dossier={dossier} />
        {silent.length > 0 && <small>{say('awaits', { bodies: listed(silent.map(nameOf)) })}</small>}
        {tacit && <small className={classes.tacit}>{say('tacitMark')}</small>}
        {nudges.map((nudge) => (
          <NudgeLine key={nudge.id} nudge={nudge} />
        ))}
      </div>
    </li>
  )
}

function Due({ dossier: { due, left } }: Pick<DossierRowProps, 'dossier'>) {
  const say = useBoardWords()
  const urgency = urgencyOf(left)
  return (
    <span className={rows.due} data-urgency={urgency}>
      <UrgencyMark urgency={urgency} />{' '}
      {left === 0 ? say('today') : say(left < 0 ? 'lateBy' : 'leftDays', { n: Math.abs(left) })} ·{' '}
      <bdi className="figures">{printedDay(due)}</bdi>
    </span>
  )
}

function InHand({ dossier: { holder, step, since } }: Pick<DossierRowProps, 'dossier'>) {
  const say = useBoardWords()
  const sayLaw = useProcedureWords()
  return (
    <small>
      <b className={classes.held}>{say(`holders.${holder}`)}</b> · {sayLaw(`steps.${step}`)}{' '}
      <bdi className="figures">{printedDay(since)}</bdi>
    </small>
  )
}
