import { Button } from '@mantine/core'
import type { LegalHoliday } from '../../../../api/contract/calendar.ts'
import { printedDay, printedInstant } from '../../../text/figures.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { useWords } from '../../../text/words.ts'
import { nameIn } from '../../../ui/PersonName.tsx'
import tables from '../../../ui/table.module.css'
import { ToConfirm } from '../../procedures/Rule.tsx'
import classes from './calendar.module.css'

type HolidayTableProps = {
  readonly holidays: readonly LegalHoliday[]
  readonly onWithdraw: (holiday: LegalHoliday) => void
}

/** The year's holidays in words: those withdrawn stay, struck, with who and when. */
export function HolidayTable({ holidays, onWithdraw }: HolidayTableProps) {
  const say = useCalendarWords()
  return (
    <table className={tables.table} data-stacks>
      <thead>
        <tr>
          <th scope="col">{say('day')}</th>
          <th scope="col">{say('name')}</th>
          <th scope="col">{say('act')}</th>
          <th scope="col">
            <span className="unseen">{say('withdraw')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {holidays.map((holiday) => (
          <HolidayRow key={holiday.id} holiday={holiday} onWithdraw={onWithdraw} />
        ))}
      </tbody>
    </table>
  )
}

type HolidayRowProps = { readonly holiday: LegalHoliday; readonly onWithdraw: (holiday: LegalHoliday) => void }

function HolidayRow({ holiday, onWithdraw }: HolidayRowProps) {
  const say = useCalendarWords()
  const { nameOf } = useWords()
  const [name, day] = [nameOf(holiday), printedDay(holiday.day)]
  return (
    <tr data-withdrawn={holiday.withdrawn !== null} className={classes.row}>
      <th scope="row" className="figures">
        <bdi>{day}</bdi>
      </th>
      <td>
        <bdi>{name}</bdi>
        <Traces holiday={holiday} />
      </td>
      <td data-label={say('act')}>
        <bdi>{holiday.act}</bdi> <ToConfirm sureness={holiday.sureness} />
      </td>
      <td>
        {holiday.withdrawn === null && (
          <Button variant="default" aria-label={say('withdrawOf', { name, day })} onClick={() => onWithdraw(holiday)}>
            {say('withdraw')}
          </Button>
        )}
      </td>
    </tr>
  )
}

function Traces({ holiday: { enteredBy, enteredAt, withdrawn } }: { readonly holiday: LegalHoliday }) {
  const say = useCalendarWords()
  const { language } = useWords()
  const told = [
    enteredBy && say('enteredBy', { name: nameIn(language, enteredBy), date: printedInstant(enteredAt) }),
    withdrawn &&
      (withdrawn.by
        ? say('withdrawnBy', { name: nameIn(language, withdrawn.by), date: printedInstant(withdrawn.at) })
        : say('withdrawn', { date: printedInstant(withdrawn.at) })),
  ].filter(Boolean)
  return told.length > 0 ? <small className={classes.traces}>{told.join(' · ')}</small> : null
}
