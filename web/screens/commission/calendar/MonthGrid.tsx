import { useDirection } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import type { SessionSummary } from '../../../../api/contract/commission/sessions.ts'
import { asDay, type Day } from '../../../../spatial/day.ts'
import { longDay } from '../../../text/longDay.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { useCommissionWords } from '../../../text/useCommissionWords.ts'
import { useSessionCalendarWords } from '../../../text/useSessionCalendarWords.ts'
import { useWords } from '../../../text/words.ts'
import { today } from '../../administration/today.ts'
import classes from './calendar.module.css'
import { dayReached, weeksOf } from './days.ts'
import type { DayOff } from './useDaysOffTold.ts'

type GridProps = {
  readonly label: string
  readonly day: Day
  readonly sessionsOn: (day: Day) => readonly SessionSummary[]
  readonly offOn: (day: Day) => DayOff
  readonly onDay: (day: Day) => void
  /** Asked by Enter on the chosen day: to go to what is on it. */
  readonly onEnter: () => void
}

const WEEKDAYS = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd0'] as const
const MOST = 3

/** A month as a grid that arrows walk, one day in the row of Tab; what each day holds is said by its name. */
export function MonthGrid({ label, day, sessionsOn, offOn, onDay, onEnter }: GridProps) {
  const sayLegal = useCalendarWords()
  const { dir } = useDirection()
  const table = useRef<HTMLTableElement>(null)
  const walked = useRef(false)
  useEffect(() => {
    if (walked.current) table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
    walked.current = false
  }, [day])
  const press = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLAnchorElement) return
    const to = dayReached({ key: event.key, dir, day })
    if (to === null && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    if (to === null) return onEnter()
    walked.current = true
    onDay(to)
  }
  const point = ({ target }: MouseEvent) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-day]') : null
    if (cell?.dataset.day) onDay(asDay(cell.dataset.day))
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose days arrows walk is a grid (ARIA 1.2)
    <table ref={table} role="grid" aria-label={label} className={classes.grid} onKeyDown={press} onClick={point}>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {sayLegal(`weekdays.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(day).map((week) => (
          <tr key={week[0]}>
            {week.map((one) => (
              <DayCell
                key={one}
                day={one}
                isChosen={one === day}
                isOutside={one.slice(0, 7) !== day.slice(0, 7)}
                sessions={sessionsOn(one)}
                off={offOn(one)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = {
  readonly day: Day
  readonly isChosen: boolean
  /** Of the month before or after. */
  readonly isOutside: boolean
  readonly sessions: readonly SessionSummary[]
  readonly off: DayOff
}

function DayCell({ day, isChosen, isOutside, sessions, off }: CellProps) {
  const { language } = useWords()
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid, which may be the selected one
      role="gridcell"
      data-day={day}
      data-kind={off.kind}
      data-outside={isOutside || undefined}
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      aria-current={day === today() ? 'date' : undefined}
    >
      <span className={classes.number} aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      <span className="unseen">{longDay(language, day)} </span>
      {off.told && <small className={classes.off}>{off.told}</small>}
      {sessions.slice(0, MOST).map((session) => (
        <Entry key={session.id} session={session} />
      ))}
      {sessions.length > MOST && <small className="figures">+{sessions.length - MOST}</small>}
    </td>
  )
}

/** For the pointer; the keyboard finds the same ways under the grid. */
function Entry({ session: { id, hour, unit, items, state } }: { readonly session: SessionSummary }) {
  const say = useSessionCalendarWords()
  const sitting = useCommissionWords()
  const { nameOf } = useWords()
  return (
    <Link to="/seances/$id" params={{ id }} tabIndex={-1} className={classes.entry} data-state={state}>
      <span>
        <b className="figures">{hour}</b> {nameOf(unit)}
      </span>
      <small className="figures">
        {sitting(`states.${state}`)} · {say('dossiers', { count: items })}
      </small>
    </Link>
  )
}
