import { wordsApart } from './apart.ts'
import { officeAr } from './ar/office.ts'
import { officeFr } from './fr/office.ts'

export const useOfficeWords = wordsApart('office', officeFr, officeAr)
