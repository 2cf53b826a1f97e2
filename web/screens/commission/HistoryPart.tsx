import type { SessionAnswer, SessionEventAnswer } from '../../../api/contract/commission/sessions.ts'
import { printedInstant } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import classes from './commission.module.css'

/** Everything that happened in a session, in order. */
export function HistoryPart({ session }: { readonly session: SessionAnswer }) {
  const say = useCommissionWords()
  return (
    <section>
      <h2 className="unseen">{say('history')}</h2>
      <ol className={classes.history}>
        {session.history.map((event) => (
          <li key={event.nth}>
            <span className="figures">{printedInstant(event.at)}</span>
            <span>
              <b>{say(`events.${event.event}`)}</b> <About session={session} event={event} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

type AboutProps = { readonly session: SessionAnswer; readonly event: SessionEventAnswer }

function About({ session, event }: AboutProps) {
  const { nameOf, language } = useWords()
  const { itemId, bodyId, who, detail } = event
  const number = session.items.find(({ id }) => id === itemId)?.dossier.number
  const body = session.invited.find((one) => one.body?.id === bodyId)?.body
  const name = who ? nameIn(language, who) : typeof detail.name === 'string' ? detail.name : null
  const said = [number, name, body ? nameOf(body) : null, typeof detail.reason === 'string' ? detail.reason : null]
  return (
    <>
      {said
        .filter((one) => one !== null && one !== undefined)
        .map((one, nth) => (
          <span key={one}>
            {nth > 0 && ' · '}
            <bdi>{one}</bdi>
          </span>
        ))}
    </>
  )
}
