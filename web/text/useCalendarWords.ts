import { wordsApart } from './apart.ts'
import { calendarAr } from './ar/calendar.ts'
import { calendarFr } from './fr/calendar.ts'

export const useCalendarWords = wordsApart('calendar', calendarFr, calendarAr)
