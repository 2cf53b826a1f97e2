import type { Calendar } from '../../../../api/contract/calendar.ts'
import { type Day, dayNumber, dayOfNumber, parseDay, weekdayOf } from '../../../../spatial/day.ts'
import { printedDay, typedDay } from '../../../text/figures.ts'

export type DayKind = 'weekend' | 'holiday' | 'outage' | 'working'
export type DayCell = {
  readonly day: Day
  readonly kind: DayKind
  /** The holiday's name, or the outage's certificate. */
  readonly names: readonly { readonly nameFr: string; readonly nameAr: string }[]
}
/** Weeks from Monday on; null before the first day of the month and after its last. */
export type Month = { readonly number: number; readonly weeks: readonly (readonly (DayCell | null)[])[] }

type Dated = Pick<Calendar, 'holidays' | 'outages'>

/** A year by its months, every day by whether it counts. */
export const monthsOf = (year: number, calendar: Dated): readonly Month[] =>
  Array.from({ length: 12 }, (_, rank) => monthOf(year, rank + 1, calendar))

function monthOf(year: number, number: number, calendar: Dated): Month {
  const first = asDay(`${year}-${String(number).padStart(2, '0')}-01`)
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const before = (weekdayOf(dayNumber(first)) + 6) % 7
  const cells = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length }, (_, rank) => cellOf(dayOfNumber(dayNumber(first) + rank), calendar)),
  ]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  )
  return { number, weeks }
}

/** Whether a day counts, and if not what it is. */
export function cellOf(day: Day, { holidays, outages }: Dated): DayCell {
  const festive = holidays.filter((holiday) => holiday.day === day && holiday.withdrawn === null)
  if (festive.length > 0) return { day, kind: 'holiday', names: festive }
  const stopped = outages.filter(({ from, to }) => civil(from) <= day && (to === null || day <= civil(to)))
  const names = stopped.map(({ certificate }) => ({ nameFr: certificate, nameAr: certificate }))
  if (names.length > 0) return { day, kind: 'outage', names }
  return { day, kind: [0, 6].includes(weekdayOf(dayNumber(day))) ? 'weekend' : 'working', names }
}

const civil = (instant: string): string => typedDay(printedDay(instant)) ?? ''

function asDay(text: string): Day {
  const day = parseDay(text)
  if (!day) throw new Error(`${text} is not a day`)
  return day
}
