import { type Holiday, legalCalendar } from '../../../api/deadlines/counting/calendar.ts'
import { type Day, parseDay } from '../../../spatial/day.ts'

/** The day a test wrote; a slip of the pen fails at once. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new Error(`${text} is not a day`)
  return parsed
}

export const holiday = (text: string, nameFr = 'Férié'): Holiday => ({ day: day(text), nameFr, nameAr: 'عطلة' })

export const noHoliday = { calendar: legalCalendar([]) }
