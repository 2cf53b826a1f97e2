import type { MinutesFacts } from '../../../api/contract/commission/minutes.ts'
import { printedTime } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import classes from './commission.module.css'

/** Who was there, from when to when, and when the quorum was. */
export function MinutesAttendance({ facts }: { readonly facts: MinutesFacts }) {
  const say = useCommissionWords()
  const { nameOf, language } = useWords()
  return (
    <section>
      <h3>{say('minutes.attended')}</h3>
      <ul className={classes.sessions}>
        {facts.attended.map(({ capacity, bodyId, person, name, from, to }) => {
          const body = facts.called.find(({ id }) => id === bodyId)
          const who = person ? nameIn(language, person) : (name ?? '')
          return (
            <li key={`${bodyId ?? who} ${from}`}>
              <b>
                <bdi>{body ? nameOf(body) : who}</bdi>
              </b>
              <small>
                {body && (
                  <>
                    <bdi>{who}</bdi> ·{' '}
                  </>
                )}
                {say(`capacities.${capacity}`)}
              </small>
              <small className="figures">
                {say('minutes.until', { from: printedTime(from), to: to ? printedTime(to) : say('minutes.toTheEnd') })}
              </small>
            </li>
          )
        })}
      </ul>
      <ul className={classes.history}>
        {facts.quorum.changes.map(({ event, at }) => (
          <li key={at + event}>
            <span className="figures">{printedTime(at)}</span>
            <span>{event === 'opened' ? say('quorum.met') : say(`events.${event}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
