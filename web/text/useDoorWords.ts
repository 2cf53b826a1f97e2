import { wordsApart } from './apart.ts'
import { doorsAr } from './ar/doors.ts'
import { doorsFr } from './fr/doors.ts'

export const useDoorWords = wordsApart('doors', doorsFr, doorsAr)
