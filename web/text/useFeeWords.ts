import { wordsApart } from './apart.ts'
import { feesAr } from './ar/fees.ts'
import { feesFr } from './fr/fees.ts'

/** Taxes and fees before delivery: what is owed, by which tariff, what was paid. */
export const useFeeWords = wordsApart('fees', feesFr, feesAr)
