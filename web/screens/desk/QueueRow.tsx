import { Link } from '@tanstack/react-router'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import type { DossierLabel } from '../../../api/contract/desk.ts'
import type { QueuedDossier } from '../../../api/contract/queue.ts'
import { printedDay } from '../../text/figures.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import rows from '../../ui/pickRows.module.css'
import { UrgencyMark } from '../../ui/UrgencyMark.tsx'
import { LabelChip } from './LabelChip.tsx'
import classes from './queue.module.css'

export type RowProps = {
  readonly dossier: QueuedDossier
  /** The keys and the map are on it. */
  readonly here: boolean
  readonly labels: readonly DossierLabel[]
  /** Takes it in hand; absent where a press opens it. */
  readonly onShow?: ((id: string) => void) | undefined
  readonly chosen?: boolean | undefined
  readonly onChoose?: ((dossier: QueuedDossier) => void) | undefined
}

/** A dossier of the queue: what is due when, which one, where it stands. Drawn anew only when it changed. */
export const QueueRow = memo(function QueueRow({ dossier, here, labels, onShow, chosen, onChoose }: RowProps) {
  const say = useDeskWords()
  const row = useRef<HTMLLIElement>(null)
  const { id, number } = dossier
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  return (
    <li ref={row} data-here={here || undefined} data-chosen={chosen || undefined}>
      {onChoose && (
        <label className={rows.choose}>
          <input
            type="checkbox"
            checked={chosen ?? false}
            aria-label={say('select', { number })}
            onChange={() => onChoose(dossier)}
          />
        </label>
      )}
      <Opening id={id} here={here} onShow={onShow}>
        <RowWords dossier={dossier} labels={labels} />
      </Opening>
    </li>
  )
})

type OpeningProps = Pick<RowProps, 'here' | 'onShow'> & { readonly id: string; readonly children: ReactNode }

function Opening({ id, here, onShow, children }: OpeningProps) {
  const current = here ? (onShow ? 'true' : 'page') : undefined
  if (onShow)
    return (
      <button type="button" className={`${rows.row} ${classes.row}`} aria-current={current} onClick={() => onShow(id)}>
        {children}
      </button>
    )
  return (
    <Link
      from="/dossiers/$id"
      to="/dossiers/$id"
      params={{ id }}
      search={({ document, page, view, ...kept }) => kept}
      className={`${rows.row} ${classes.row}`}
      aria-current={current}
    >
      {children}
    </Link>
  )
}

function RowWords({ dossier, labels }: Pick<RowProps, 'dossier' | 'labels'>) {
  const say = useDeskWords()
  const sayLaw = useProcedureWords()
  const { nameOf } = useWords()
  const { number, paperNumber, title, commune, procedure, step, due, urgency, assigned } = dossier
  const borne = labels.filter(({ id }) => dossier.labels.includes(id))
  return (
    <>
      <span className={classes.dueLine}>
        <span className={rows.due} data-urgency={urgency}>
          <UrgencyMark urgency={urgency} /> {say(`urgencies.${urgency}`)}{' '}
          {due && urgency !== 'today' && <bdi className="figures">{printedDay(due)}</bdi>}
        </span>
        <bdi className="figures">{number}</bdi>
      </span>
      <span className={classes.rowTitle}>
        <bdi>{title}</bdi>
      </span>
      <small>
        {sayLaw(`steps.${step}`)} · {nameOf(procedure)} · {nameOf(commune)}
      </small>
      {paperNumber && (
        <small>
          {say('paperNumber')} <bdi className="figures">{paperNumber}</bdi>
        </small>
      )}
      {(borne.length > 0 || assigned.length > 0) && (
        <small className={classes.marks}>
          {borne.map((label) => (
            <LabelChip key={label.id} label={label} />
          ))}
          {assigned.map(({ bodyId, person }) => (
            <PersonName key={bodyId} person={person} />
          ))}
        </small>
      )}
    </>
  )
}
