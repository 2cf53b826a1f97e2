import { wordsApart } from './apart.ts'
import { avisAr } from './ar/avis.ts'
import { avisFr } from './fr/avis.ts'

/** What bodies answer, item by item, what it comes to, and what is asked of the project. */
export const useAvisWords = wordsApart('avis', avisFr, avisAr)
