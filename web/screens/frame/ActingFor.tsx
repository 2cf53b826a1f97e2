import { Link } from '@tanstack/react-router'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { printedDay } from '../../text/figures.ts'
import { useMenuWords } from '../../text/useMenuWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './session.module.css'

type Mandate = SessionAnswer['mandates'][number]

/** The bodies one acts for today, in which role, and whether those mandates are awake. */
export function ActingFor({ session }: { readonly session: SessionAnswer }) {
  const say = useMenuWords()
  if (session.mandates.length === 0) return <p className={classes.alone}>{say('alone')}</p>
  const asleep = session.secondFactor === 'missing'
  return (
    <section className={classes.acting} aria-label={say('actingFor')}>
      <p>{say('actingFor')}</p>
      <ul>
        {session.mandates.map((mandate) => (
          <li key={mandate.id}>
            <MandateLine mandate={mandate} asleep={asleep && mandate.official} />
          </li>
        ))}
      </ul>
      {asleep && <Link to="/connexion">{say('prove')}</Link>}
    </section>
  )
}

function MandateLine({ mandate, asleep }: { readonly mandate: Mandate; readonly asleep: boolean }) {
  const say = useMenuWords()
  const { nameOf } = useWords()
  const trade = useTradeWords()
  const remarks = [
    trade(`roles.${mandate.role}`),
    ...(mandate.delegatedFrom ? [say('delegated')] : []),
    ...(mandate.validTo ? [say('until', { day: printedDay(mandate.validTo) })] : []),
  ]
  return (
    <Link to="/organismes/$id" params={{ id: mandate.bodyId }}>
      <span>{nameOf({ nameFr: mandate.bodyNameFr, nameAr: mandate.bodyNameAr })}</span>
      <small>{remarks.join(' · ')}</small>
      {asleep && <small className={classes.asleep}>{say('asleep')}</small>}
    </Link>
  )
}
