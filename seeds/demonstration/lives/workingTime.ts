import { HOLIDAYS } from '../../procedures/holidays/holidays.ts'
import type { Random } from '../random.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Half past seven UTC: half past eight in Morocco. */
const OFFICE_OPENS_MINUTES = 450
const OFFICE_MINUTES = 470

const HOLIDAY_DAYS: ReadonlySet<string> = new Set(HOLIDAYS.map(({ day }) => day))

const isWorked = (at: Date): boolean => at.getUTCDay() % 6 !== 0 && !HOLIDAY_DAYS.has(at.toISOString().slice(0, 10))

/** An instant of office hours, so many worked days later; never before a quarter of an hour has passed. */
export function inWorkedDays(at: Date, days: number, random: Random): Date {
  const day = midnight(at)
  for (let left = Math.round(days); left > 0 || !isWorked(day); ) {
    day.setTime(day.getTime() + DAY_MS)
    if (isWorked(day)) left -= 1
  }
  return later(at, atOffice(day, random))
}

/** An instant of the day, so many days of the calendar later: people file on Sundays too. */
export function inDays(at: Date, days: number, random: Random): Date {
  const day = new Date(midnight(at).getTime() + Math.round(days) * DAY_MS)
  return later(at, atOffice(day, random))
}

const midnight = (at: Date) => new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`)

const atOffice = (day: Date, random: Random) =>
  new Date(day.getTime() + (OFFICE_OPENS_MINUTES + Math.floor(random.next() * OFFICE_MINUTES)) * MINUTE_MS)

const later = (before: Date, at: Date) => new Date(Math.max(at.getTime(), before.getTime() + 15 * MINUTE_MS))
