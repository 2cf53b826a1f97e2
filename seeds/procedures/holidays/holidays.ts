import { civilHolidays } from './civil.ts'
import type { KnownHoliday } from './knownHoliday.ts'
import { RELIGIOUS } from './religious.ts'

/** The years dossiers may lie in; an operator enters what comes later. */
const FIRST_YEAR = 2020
const LAST_YEAR = 2027

/** Civil holidays of every year, religious ones of past years only: a coming one is not known before it is announced. */
export const HOLIDAYS: readonly KnownHoliday[] = [...civilHolidays(FIRST_YEAR, LAST_YEAR), ...RELIGIOUS]
