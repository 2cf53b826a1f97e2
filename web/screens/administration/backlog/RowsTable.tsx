import { Link } from '@tanstack/react-router'
import type { BacklogRowAnswer } from '../../../../api/contract/backlog.ts'
import { FAULT_WORDS, FIELD_WORDS, fillIn, noteSentence, REFUSAL_WORDS } from '../../../../api/contract/backlogWords.ts'
import { printedDay } from '../../../text/figures.ts'
import { useBacklogWords } from '../../../text/useBacklogWords.ts'
import { useWords } from '../../../text/words.ts'
import tables from '../../../ui/table.module.css'
import classes from './backlog.module.css'

/** Rows as the spreadsheet numbers them, each fault beside the cell it is about. */
export function RowsTable({ rows }: { readonly rows: readonly BacklogRowAnswer[] }) {
  const say = useBacklogWords()
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{say('rows')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('line')}</th>
          <th scope="col">{say('paperNumber')}</th>
          <th scope="col">{say('filedOn')}</th>
          <th scope="col">{say('owner')}</th>
          <th scope="col">{say('outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.line} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { readonly row: BacklogRowAnswer }) {
  const say = useBacklogWords()
  const { cells, line, filedOn } = row
  const owner =
    cells.companyName ||
    [cells.familyName || cells.familyNameAr, cells.givenName || cells.givenNameAr].filter(Boolean).join(' ')
  return (
    <tr>
      <th scope="row" className="figures" data-label={say('line')}>
        {line}
      </th>
      <td data-label={say('paperNumber')}>
        <bdi className="figures">{cells.paperNumber}</bdi>
        {cells.procedure && <small> {cells.procedure}</small>}
      </td>
      <td className={`figures ${classes.day}`} data-label={say('filedOn')}>
        {filedOn ? printedDay(filedOn) : <bdi>{cells.filedOn}</bdi>}
      </td>
      <td data-label={say('owner')}>
        <bdi>{owner}</bdi>
      </td>
      <td>
        <Outcome row={row} />
      </td>
    </tr>
  )
}

function Outcome({ row: { dossier, faults, notes, refusal } }: { readonly row: BacklogRowAnswer }) {
  const { say: inLanguage, language } = useWords()
  const say = useBacklogWords()
  const days = (data: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(data).map(([key, value]) => [key, isDay(value) ? printedDay(value) : value]))
  const known = [...new Set(notes.map((note) => noteSentence({ ...note, data: days(note.data) }, language)))]
  return (
    <>
      {dossier && (
        <Link to="/dossiers/$id" params={{ id: dossier.id }} className={classes.number}>
          <bdi className="figures">{dossier.number}</bdi>
        </Link>
      )}
      {refusal && <p className={classes.fault}>{inLanguage(REFUSAL_WORDS[refusal])}</p>}
      {faults.length > 0 && (
        <ul className={classes.faults}>
          {faults.map(({ field, code, data }) => (
            <li key={`${field} ${code}`} className={classes.fault}>
              <b>{inLanguage(FIELD_WORDS[field])}</b> {fillIn(inLanguage(FAULT_WORDS[code]), days(data))}
            </li>
          ))}
        </ul>
      )}
      {known.length > 0 && (
        <details className={classes.notes}>
          <summary>{say('notes', { count: known.length })}</summary>
          <ul className={classes.faults}>
            {known.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
