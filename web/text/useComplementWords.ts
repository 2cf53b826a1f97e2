import { wordsApart } from './apart.ts'
import { complementsAr } from './ar/complements.ts'
import { complementsFr } from './fr/complements.ts'

/** What is asked of the applicant of a dossier, and how it is answered. */
export const useComplementWords = wordsApart('complements', complementsFr, complementsAr)
