import { type Holiday, legalCalendar } from '../../../api/deadlines/counting/calendar.ts'
import { asDay } from '../../../spatial/day.ts'

/** The day a test wrote; a slip of the pen fails at once. */
export const day = asDay

export const holiday = (text: string, nameFr = 'Férié'): Holiday => ({ day: day(text), nameFr, nameAr: 'عطلة' })

export const noHoliday = { calendar: legalCalendar([]) }
