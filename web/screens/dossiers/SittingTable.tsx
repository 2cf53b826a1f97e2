import { Link } from '@tanstack/react-router'
import type { JournalEventAnswer } from '../../../api/contract/journal.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import tables from '../../ui/table.module.css'
import { useActionName } from '../journal/useActionName.ts'
import classes from './consultations.module.css'
import { pagesInWords, type Reading, type Sitting } from './sittings.ts'

type SittingTableProps = { readonly sittings: readonly Sitting[]; readonly me: string | null }

/** A line for each time somebody was at the dossier. */
export function SittingTable({ sittings, me }: SittingTableProps) {
  const say = useDossierWords()
  return (
    <table className={`${tables.table} ${classes.log}`} data-stacks>
      <thead>
        <tr>
          <th scope="col">{say('consultations.who')}</th>
          <th scope="col">{say('consultations.when')}</th>
          <th scope="col">{say('consultations.what')}</th>
        </tr>
      </thead>
      <tbody>
        {sittings.map((sitting) => (
          <SittingRow key={sitting.id} sitting={sitting} me={me} />
        ))}
      </tbody>
    </table>
  )
}

function SittingRow({ sitting, me }: { readonly sitting: Sitting; readonly me: string | null }) {
  const say = useDossierWords()
  const trade = useTradeWords()
  const { language, nameOf } = useWords()
  const { person, acting, from, to, readings, events } = sitting
  return (
    <tr>
      <th scope="row">
        <bdi>{person ? nameIn(language, person) : say('consultations.unknown')}</bdi>
        {person && person.id === me && <> ({say('consultations.you')})</>}
        <small className={classes.under}>
          {acting ? (
            <>
              {trade(`roles.${acting.role}`)} · <bdi>{nameOf(acting.body)}</bdi>
            </>
          ) : (
            say('consultations.participant')
          )}
        </small>
      </th>
      <td data-label={say('consultations.when')} className="figures">
        <bdi>{betweenInWords(from, to)}</bdi>
      </td>
      <td data-label={say('consultations.what')}>
        <ul className={classes.readings}>
          {readings.map((reading) => (
            <li key={reading.key}>
              <ReadingWords reading={reading} />
            </li>
          ))}
        </ul>
        <Events events={events} />
      </td>
    </tr>
  )
}

/** « 24/11/2026 10:05 », or « 24/11/2026 10:05 – 10:20 » for what lasted. */
function betweenInWords(from: string, to: string): string {
  const [start, end] = [printedInstant(from), printedInstant(to)]
  if (start === end) return start
  return printedDay(from) === printedDay(to) ? `${start} – ${end.split(' ')[1]}` : `${start} – ${end}`
}

function ReadingWords({ reading: { action, name, pages } }: { readonly reading: Reading }) {
  const say = useDossierWords()
  const actionName = useActionName()
  return (
    <>
      {actionName(action)}
      {name && (
        <>
          {' '}
          <bdi className={classes.file}>{name}</bdi>
        </>
      )}
      {pages.length > 0 && <> ({say('consultations.pages', { pages: pagesInWords(pages) })})</>}
    </>
  )
}

/** Each consultation as the journal holds it, and the way to the proof that it was not rewritten. */
function Events({ events }: { readonly events: readonly JournalEventAnswer[] }) {
  const say = useDossierWords()
  const actionName = useActionName()
  return (
    <details className={classes.onScreen}>
      <summary>{say('consultations.oneByOne', { count: events.length })}</summary>
      <ol className={classes.events}>
        {events.map(({ id, at, action }) => (
          <li key={id}>
            <bdi className="figures">{printedInstant(at)}</bdi> {actionName(action)}{' '}
            <Link
              to="/journal"
              search={{ event: id }}
              aria-label={say('consultations.proofOf', { what: actionName(action), at: printedInstant(at) })}
            >
              {say('consultations.proof')}
            </Link>
          </li>
        ))}
      </ol>
    </details>
  )
}
