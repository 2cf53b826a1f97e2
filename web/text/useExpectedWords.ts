import { wordsApart } from './apart.ts'
import { expectedAr } from './ar/expected.ts'
import { expectedFr } from './fr/expected.ts'

/** The avis that are due, and the bodies that the report proposes to hear. */
export const useExpectedWords = wordsApart('expected', expectedFr, expectedAr)
