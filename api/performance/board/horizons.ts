import { type Day, dayNumber } from '../../../spatial/day.ts'
import { WORKING_DAYS } from '../../contract/performance/board.ts'
import { isWeekend, type LegalCalendar } from '../../deadlines/counting/calendar.ts'
import { countTerm } from '../../deadlines/counting/countTerm.ts'

/** A day, and the last day of each horizon after it. */
export type Horizons = { readonly today: Day } & { readonly [H in keyof typeof WORKING_DAYS]: Day }

/** So many working days after a day, by the legal calendar: its weekends and the holidays that were decided. */
export const workingDayAfter = (from: Day, days: number, calendar: LegalCalendar): Day =>
  countTerm(from, { length: days, unit: 'working' }, { calendar }).due ?? from // nothing stops this clock

export const horizonsOf = (today: Day, calendar: LegalCalendar): Horizons => ({
  today,
  in3: workingDayAfter(today, WORKING_DAYS.in3, calendar),
  in5: workingDayAfter(today, WORKING_DAYS.in5, calendar),
  in10: workingDayAfter(today, WORKING_DAYS.in10, calendar),
})

/** Working days from a day to a last day; 0 on the day itself, negative for those that were worked since it was over. */
export function workingDaysTo(due: Day, today: Day, calendar: LegalCalendar): number {
  const [first, last] = due < today ? [due, today] : [today, due]
  let worked = 0
  for (let at = dayNumber(first) + 1; at <= dayNumber(last); at += 1)
    if (!isWeekend(at) && !calendar.holidays.has(at)) worked += 1
  return due < today ? -worked : worked
}
