import { wordsApart } from './apart.ts'
import { filingAr } from './ar/filing.ts'
import { filingFr } from './fr/filing.ts'

/** The filing of a dossier, from the procedure to the number. */
export const useFilingWords = wordsApart('filing', filingFr, filingAr)
