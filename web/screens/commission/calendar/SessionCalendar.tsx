import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import type { SessionSummary } from '../../../../api/contract/commission/sessions.ts'
import { addDays, addMonths, asDay, type Day } from '../../../../spatial/day.ts'
import { problemOf } from '../../../api/problem.ts'
import { printedDay } from '../../../text/figures.ts'
import { longDay } from '../../../text/longDay.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { useCommissionWords } from '../../../text/useCommissionWords.ts'
import { useSessionCalendarWords } from '../../../text/useSessionCalendarWords.ts'
import { useWords } from '../../../text/words.ts'
import { today } from '../../administration/today.ts'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { SessionList } from '../SessionList.tsx'
import classes from './calendar.module.css'
import { useDaysOff, useSessionsBetween } from './calendarQueries.ts'
import { weekOf, weeksOf } from './days.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { type DayOff, useDaysOffTold } from './useDaysOffTold.ts'
import { WeekAgenda } from './WeekAgenda.tsx'

/** The sessions of a month on its days; on a telephone those of a week, day after day. The day is kept in the address. */
export function SessionCalendar() {
  const say = useSessionCalendarWords()
  const { mine, day: asked } = useSearch({ from: '/seances' })
  const navigate = useNavigate({ from: '/seances' })
  const narrow = useMediaQuery('(max-width: 48rem)', window.innerWidth <= 768) ?? false
  const day = asDay(asked ?? today())
  const days = weeksOf(day).flat()
  const span = { from: days[0] ?? day, to: days.at(-1) ?? day }
  const found = useSessionsBetween(span, { mine })
  const off = useDaysOff(span)
  const offOn = useDaysOffTold(off.data)
  const shown = found.data?.pages.flatMap(({ sessions }) => sessions) ?? []
  const dated = Map.groupBy(
    shown.filter(({ state }) => state !== 'postponed'),
    (session) => session.day,
  )
  const sessionsOn = (one: Day) => dated.get(one) ?? []
  const go = (to: Day) => void navigate({ search: (now) => ({ ...now, day: to }), replace: true, resetScroll: false })
  const fault = found.error ?? off.error
  const again = () => void Promise.all([found.refetch(), off.refetch()])
  return (
    <div className={classes.calendar} data-stale={found.isPlaceholderData || undefined}>
      <Steps day={day} narrow={narrow} onDay={go} />
      {fault && <ProblemReport problem={problemOf(fault)} onRetry={again} />}
      {narrow ? (
        <WeekAgenda day={day} sessionsOn={sessionsOn} offOn={offOn} />
      ) : (
        <Month day={day} sessionsOn={sessionsOn} offOn={offOn} onDay={go} />
      )}
      {found.hasNextPage && <More loading={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />}
      <p className={classes.hint}>{say('undated')}</p>
    </div>
  )
}

type StepsProps = { readonly day: Day; readonly narrow: boolean; readonly onDay: (day: Day) => void }

function Steps({ day, narrow, onDay }: StepsProps) {
  const say = useSessionCalendarWords()
  const week = weekOf(day)
  const [from, to] = [printedDay(week[0] ?? day), printedDay(week.at(-1) ?? day)]
  const title = useMonthTitle(day)
  return (
    <div className={classes.steps}>
      <Button variant="default" size="md" onClick={() => onDay(narrow ? addDays(day, -7) : addMonths(day, -1))}>
        {say(narrow ? 'weekBefore' : 'monthBefore')}
      </Button>
      <h2 aria-live="polite">{narrow ? say('week', { from, to }) : title}</h2>
      <Button variant="default" size="md" onClick={() => onDay(narrow ? addDays(day, 7) : addMonths(day, 1))}>
        {say(narrow ? 'weekAfter' : 'monthAfter')}
      </Button>
      <Button variant="subtle" size="md" onClick={() => onDay(asDay(today()))}>
        {say('today')}
      </Button>
    </div>
  )
}

const MONTHS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const

function useMonthTitle(day: Day): string {
  const say = useSessionCalendarWords()
  const sayLegal = useCalendarWords()
  const month = sayLegal(`months.${MONTHS[Number(day.slice(5, 7)) - 1] ?? 'm1'}`)
  return say('month', { month, year: day.slice(0, 4) })
}

type MonthProps = {
  readonly day: Day
  readonly sessionsOn: (day: Day) => readonly SessionSummary[]
  readonly offOn: (day: Day) => DayOff
  readonly onDay: (day: Day) => void
}

/** The grid, and under it what the chosen day holds. */
function Month({ day, sessionsOn, offOn, onDay }: MonthProps) {
  const say = useSessionCalendarWords()
  const { language } = useWords()
  const detail = useRef<HTMLHeadingElement>(null)
  const title = useMonthTitle(day)
  const { told } = offOn(day)
  const sessions = sessionsOn(day)
  return (
    <>
      <MonthGrid
        label={title}
        day={day}
        sessionsOn={sessionsOn}
        offOn={offOn}
        onDay={onDay}
        onEnter={() => detail.current?.focus()}
      />
      <p className={classes.hint}>{say('keys')}</p>
      <section aria-label={say('day')}>
        <h3 ref={detail} tabIndex={-1}>
          {longDay(language, day)}
        </h3>
        {told && <p className={classes.off}>{told}</p>}
        {sessions.length > 0 ? <SessionList sessions={sessions} /> : <p>{say('none')}</p>}
      </section>
    </>
  )
}

function More({ loading, onMore }: { readonly loading: boolean; readonly onMore: () => void }) {
  const say = useSessionCalendarWords()
  const sitting = useCommissionWords()
  return (
    <p className={classes.steps}>
      {say('partial')}
      <Button variant="default" size="md" loading={loading} onClick={onMore}>
        {sitting('more')}
      </Button>
    </p>
  )
}
