import { Link } from '@tanstack/react-router'
import type { LinkedDossier as Linked, LinkedGround } from '../../../api/contract/chain.ts'
import { printedDay } from '../../text/figures.ts'
import { useChainWords } from '../../text/useChainWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import classes from './chain.module.css'

type LinkedDossierProps = {
  readonly dossier: Linked
  readonly here: boolean
  /** The number of the one it follows. */
  readonly after: string | null
}

/** One dossier of a chain: its number, its procedure, where it stands, and its days. */
export function LinkedDossier({ dossier, here, after }: LinkedDossierProps) {
  const say = useChainWords()
  const sayLaw = useProcedureWords()
  const { nameOf } = useWords()
  const { id, number, title, procedure, step, filedAt, deliveredOn, ground } = dossier
  return (
    <li aria-current={here || undefined}>
      <p className={classes.head}>
        <Numbered id={here ? null : id} number={number ?? say('draft')} />
        <b>{procedure ? nameOf(procedure) : '—'}</b>
        {here && <span className={classes.here}>{say('here')}</span>}
      </p>
      {title && (
        <p>
          <bdi>{title}</bdi>
        </p>
      )}
      <p className={classes.quiet}>
        <span>{sayLaw(`steps.${step}`)}</span>
        {filedAt && <span className="figures">{say('filedOn', { day: printedDay(filedAt) })}</span>}
        {deliveredOn && <span className="figures">{say('deliveredOn', { day: printedDay(deliveredOn) })}</span>}
        {ground && <GroundWords ground={ground} />}
        {after && <span>{say('after', { number: after })}</span>}
        {id === null && <span>{say('unseen')}</span>}
      </p>
    </li>
  )
}

/** What the map shows of it, in words: its kind and its measure. */
function GroundWords({ ground: { kind, areaM2, lengthM } }: { readonly ground: LinkedGround }) {
  const say = useChainWords()
  const { t } = useWords()
  return (
    <span>
      {say(kind)}
      {lengthM !== null ? (
        <>
          {' '}
          <Figure value={lengthM} unit={t('units.m')} />
        </>
      ) : (
        areaM2 !== null && (
          <>
            {' '}
            <Figure value={areaM2} unit={t('units.m2')} />
          </>
        )
      )}
    </span>
  )
}

function Numbered({ id, number }: { readonly id: string | null; readonly number: string }) {
  if (id === null) return <bdi className="figures">{number}</bdi>
  return (
    <Link to="/dossiers/$id" params={{ id }} search={{ tab: 'chain' }}>
      <bdi className="figures">{number}</bdi>
    </Link>
  )
}
