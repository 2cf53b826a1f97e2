import { wordsApart } from './apart.ts'
import { sessionCalendarAr } from './ar/sessionCalendar.ts'
import { sessionCalendarFr } from './fr/sessionCalendar.ts'

export const useSessionCalendarWords = wordsApart('sessionCalendar', sessionCalendarFr, sessionCalendarAr)
