import { dayNumber, parseDay, weekdayOf } from '../../../spatial/day.ts'
import { HOLIDAYS } from '../../procedures/holidays/holidays.ts'

const FREE = new Set(HOLIDAYS.flatMap(({ day }) => parseDay(day) ?? []).map(dayNumber))

const isWorked = (number: number) => weekdayOf(number) % 6 !== 0 && !FREE.has(number)

/** The day itself when it is worked, else the next one that is; by numbers of days. */
export function workedFrom(number: number): number {
  let day = Math.round(number)
  while (!isWorked(day)) day += 1
  return day
}
