import type { Calendar } from '../../../../api/contract/calendar.ts'
import { printedDay } from '../../../text/figures.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { useWords } from '../../../text/words.ts'
import classes from './calendar.module.css'
import { type DayCell, type Month, monthsOf } from './months.ts'

type YearViewProps = { readonly year: number; readonly calendar: Calendar }

/** Twelve months; a day that does not count is told by its mark and its words, not by colour alone. */
export function YearView({ year, calendar }: YearViewProps) {
  const say = useCalendarWords()
  return (
    <section aria-label={say('year', { year })}>
      <p className={classes.legend} aria-hidden="true">
        {(['weekend', 'holiday', 'outage'] as const).map((kind) => (
          <span key={kind}>
            <i data-kind={kind}>12</i> {say(`legend.${kind}`)}
          </span>
        ))}
      </p>
      <div className={classes.year}>
        {monthsOf(year, calendar).map((month) => (
          <MonthTable key={month.number} month={month} />
        ))}
      </div>
    </section>
  )
}

const WEEKDAYS = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd0'] as const
const MONTHS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const

function MonthTable({ month: { number, weeks } }: { readonly month: Month }) {
  const say = useCalendarWords()
  return (
    <table className={classes.month}>
      <caption>{say(`months.${MONTHS[number - 1] ?? 'm1'}`)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col">
              {say(`weekdays.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((cell) => cell !== null)?.day}>
            {week.map((cell, rank) => (cell ? <DayData key={cell.day} cell={cell} /> : <td key={WEEKDAYS[rank]} />))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayData({ cell: { day, kind, names } }: { readonly cell: DayCell }) {
  const say = useCalendarWords()
  const { nameOf, listed } = useWords()
  const told =
    kind === 'working' || kind === 'weekend' ? null : `${say(`legend.${kind}`)} : ${listed(names.map(nameOf))}`
  return (
    <td>
      <span data-kind={kind} title={told ? `${printedDay(day)} – ${told}` : undefined}>
        {Number(day.slice(8))}
        {told && <span className="unseen"> {told}</span>}
      </span>
    </td>
  )
}
