import { Fragment, useId } from 'react'
import type { JournalEventAnswer } from '../../../api/contract/journal.ts'
import { printedInstant } from '../../text/figures.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import tables from '../../ui/table.module.css'
import { EventDetail } from './EventDetail.tsx'
import classes from './journal.module.css'
import { useActionName } from './useActionName.ts'

type EventTableProps = {
  readonly events: readonly JournalEventAnswer[]
  /** The event whose detail is open. */
  readonly open: string | undefined
  readonly onOpen: (id: string | undefined) => void
}

const COLUMNS = ['when', 'who', 'what', 'about'] as const

export function EventTable({ events, open, onOpen }: EventTableProps) {
  const say = useJournalWords()
  return (
    <table className={`${tables.table} ${classes.events}`} data-stacks>
      <caption className="unseen">{say('journal.title')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {say(`journalAdministration.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="unseen">{say('journalAdministration.detail')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRows
            key={event.id}
            event={event}
            open={event.id === open}
            onToggle={() => onOpen(event.id === open ? undefined : event.id)}
          />
        ))}
      </tbody>
    </table>
  )
}

type EventRowsProps = {
  readonly event: JournalEventAnswer
  readonly open: boolean
  readonly onToggle: () => void
}

function EventRows({ event, open, onToggle }: EventRowsProps) {
  const say = useJournalWords()
  const detail = useId()
  return (
    <Fragment>
      <tr>
        <th scope="row" className="figures">
          <bdi>{printedInstant(event.at)}</bdi>
        </th>
        <EventCells event={event} />
        <td>
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            aria-controls={open ? detail : undefined}
            aria-label={say(open ? 'journalAdministration.closeOf' : 'journalAdministration.detailOf', {
              id: event.id,
            })}
            onClick={onToggle}
          >
            {say(open ? 'journalAdministration.close' : 'journalAdministration.show')}
          </button>
        </td>
      </tr>
      {open && (
        <tr id={detail}>
          <td colSpan={COLUMNS.length + 1}>
            <EventDetail event={event} />
          </td>
        </tr>
      )}
    </Fragment>
  )
}

function EventCells({ event }: { readonly event: JournalEventAnswer }) {
  const say = useJournalWords()
  const trade = useTradeWords()
  const { nameOf } = useWords()
  const actionName = useActionName()
  const { person, acting, action, consultation, subject, concerned, body } = event
  const about = concerned ? <PersonName person={concerned} /> : body && body.id !== acting?.body.id && nameOf(body)
  return (
    <>
      <td data-label={say('journalAdministration.who')}>
        {person ? <PersonName person={person} /> : say('journalAdministration.house')}{' '}
        {acting && (
          <small>
            {trade(`roles.${acting.role}`)} · {nameOf(acting.body)}
          </small>
        )}
      </td>
      <td data-label={say('journalAdministration.what')}>
        <span data-consultation={consultation || undefined}>{actionName(action)}</span>
      </td>
      <td data-label={say('journalAdministration.about')}>
        {actionName(subject.kind)} {about && <small>{about}</small>}
      </td>
    </>
  )
}
