import { printedInstant } from '../../text/figures.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import classes from './journal.module.css'
import type { SealedEvent } from './proofReading.ts'
import { useActionName } from './useActionName.ts'

type SealedEventFactsProps = { readonly event: SealedEvent; readonly text: string }

/** The event a proof is about, read from the text that was sealed and from nowhere else. */
export function SealedEventFacts({ event, text }: SealedEventFactsProps) {
  const say = useJournalWords()
  const actionName = useActionName()
  const number = (id: string) => (
    <bdi dir="ltr" className={classes.id}>
      {id}
    </bdi>
  )
  const facts: Fact[] = [
    { term: say('journal.eventAt'), value: <bdi className="figures">{printedInstant(event.at)}</bdi> },
    { term: say('journal.eventAction'), value: actionName(event.action) },
    {
      term: say('journal.eventSubject'),
      value: (
        <>
          {actionName(event.subjectKind)} {number(event.subjectId)}
        </>
      ),
    },
    ...(event.personId ? [{ term: say('journal.eventPerson'), value: number(event.personId) }] : []),
    ...(event.bodyId ? [{ term: say('journal.eventBody'), value: number(event.bodyId) }] : []),
    ...(event.dossierId ? [{ term: say('journal.eventDossier'), value: number(event.dossierId) }] : []),
  ]
  return (
    <section className={classes.sealed} aria-label={say('journal.event')}>
      <h3>{say('journal.event')}</h3>
      <FactList facts={facts} />
      <details>
        <summary>{say('journal.eventText')}</summary>
        <pre dir="ltr" className={classes.text}>
          {text}
        </pre>
      </details>
    </section>
  )
}
