import { Link } from '@tanstack/react-router'
import type { SessionSummary } from '../../../api/contract/commission/sessions.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './commission.module.css'
import { SessionState } from './SessionState.tsx'

/** Sessions, one a line: when, which commission, how it stands, where, for how many dossiers. */
export function SessionList({ sessions }: { readonly sessions: readonly SessionSummary[] }) {
  const say = useCommissionWords()
  const { nameOf } = useWords()
  return (
    <ul className={classes.sessions}>
      {sessions.map(({ id, day, hour, unit, place, items, state }) => (
        <li key={id}>
          <Link to="/seances/$id" params={{ id }} className={classes.sessionLink}>
            <b className="figures">
              {printedDay(day)} · {hour}
            </b>
            <span>{nameOf(unit)}</span>
          </Link>
          <SessionState state={state} />
          <small>
            <bdi>{place}</bdi> · {say('calledFor', { count: items })}
          </small>
        </li>
      ))}
    </ul>
  )
}
