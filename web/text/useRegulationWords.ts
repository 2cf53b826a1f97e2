import { wordsApart } from './apart.ts'
import { regulationAr } from './ar/regulation.ts'
import { regulationFr } from './fr/regulation.ts'

/** What the règlement of a plan says. */
export const useRegulationWords = wordsApart('regulation', regulationFr, regulationAr)
