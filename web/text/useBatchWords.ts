import { wordsApart } from './apart.ts'
import { servitudeBatchesAr } from './ar/servitudeBatches.ts'
import { servitudeBatchesFr } from './fr/servitudeBatches.ts'

/** What the import of servitudes says. */
export const useBatchWords = wordsApart('servitudeBatches', servitudeBatchesFr, servitudeBatchesAr)
