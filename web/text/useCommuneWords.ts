import { wordsApart } from './apart.ts'
import { communeSheetAr } from './ar/communeSheet.ts'
import { communeSheetFr } from './fr/communeSheet.ts'

/** The sheet of a commune. */
export const useCommuneWords = wordsApart('communeSheet', communeSheetFr, communeSheetAr)
