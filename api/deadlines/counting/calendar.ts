import { type Day, dayNumber, weekdayOf } from '../../../spatial/day.ts'

export type Holiday = { readonly day: Day; readonly nameFr: string; readonly nameAr: string }

/** Which days administrations do not work: Saturdays, Sundays (decree 2-05-916) and the holidays that were decided. */
export type LegalCalendar = { readonly holidays: ReadonlyMap<number, Holiday> }

const SUNDAY = 0
const SATURDAY = 6

export const legalCalendar = (holidays: readonly Holiday[]): LegalCalendar => ({
  holidays: new Map(holidays.map((holiday) => [dayNumber(holiday.day), holiday])),
})

/** The same calendar with more holidays; of two on one day the later given is named. */
export const withHolidays = ({ holidays }: LegalCalendar, more: readonly Holiday[]): LegalCalendar => ({
  holidays: new Map([...holidays, ...legalCalendar(more).holidays]),
})

export function isWeekend(number: number): boolean {
  const weekday = weekdayOf(number)
  return weekday === SATURDAY || weekday === SUNDAY
}
