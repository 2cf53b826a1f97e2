import { addMonths, type Day, dayNumber, dayOfNumber, daysBetween } from '../../../spatial/day.ts'
import type { SkippedDay, Term } from '../../contract/deadlines.ts'
import { isWeekend, type LegalCalendar } from './calendar.ts'

/** Days that do not count, both ends included; `to` is null while it lasts. */
export type Stop = {
  readonly from: Day
  readonly to: Day | null
  readonly why: 'pause' | 'outage'
  readonly nameFr?: string
  readonly nameAr?: string
}

export type Counting = { readonly calendar: LegalCalendar; readonly stops?: readonly Stop[] }

export type Counted = {
  /** The last day to act; null while the clock stands still. */
  readonly due: Day | null
  /** Days the term is long, in its own unit; of a month, the days between its two dates. */
  readonly days: number
  /** Days still to count when the clock stands still, else 0. */
  readonly left: number
  /** Days after `from` that did not count, in order, up to `due`. */
  readonly skipped: readonly SkippedDay[]
}

/** Longer than any term with its stops: past it the calendar itself is wrong. */
const MOST_DAYS = 15_000

/**
 * Counts a term. The day it starts from does not count, its last day does. Stops are skipped in every unit, weekends and
 * holidays only among working days. A month runs from a date to the same date of the next one; what is stopped lengthens
 * it by as much. A last day that nobody works stays the last day of a calendar term: no text that could be read moves it.
 */
export function countTerm(from: Day, term: Term, counting: Counting): Counted {
  const days = term.unit === 'month' ? daysBetween(from, addMonths(from, term.length)) : term.length
  const skipped: SkippedDay[] = []
  let left = days
  for (let at = dayNumber(from) + 1; at < dayNumber(from) + MOST_DAYS; at += 1) {
    const reason = notCounted(at, term, counting)
    if (reason === 'stands') return { due: null, days, left, skipped }
    if (reason !== null) skipped.push(reason)
    else left -= 1
    if (left === 0) return { due: dayOfNumber(at), days, left, skipped }
  }
  throw new RangeError(`no end of ${term.length} ${term.unit} from ${from} within ${MOST_DAYS} days`)
}

/** Why a day does not count; `stands` from where a stop has no end yet; null when it counts. */
function notCounted(at: number, { unit }: Term, { calendar, stops = [] }: Counting): SkippedDay | 'stands' | null {
  if (unit === 'working') {
    const holiday = calendar.holidays.get(at)
    if (holiday) return { day: holiday.day, why: 'holiday', nameFr: holiday.nameFr, nameAr: holiday.nameAr }
    if (isWeekend(at)) return { day: dayOfNumber(at), why: 'weekend' }
  }
  const stop = stops.find(({ from, to }) => dayNumber(from) <= at && (to === null || at <= dayNumber(to)))
  if (!stop) return null
  if (stop.to === null) return 'stands'
  const { why, nameFr, nameAr } = stop
  return { day: dayOfNumber(at), why, ...(nameFr && { nameFr }), ...(nameAr && { nameAr }) }
}
