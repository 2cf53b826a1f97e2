import { wordsApart } from './apart.ts'
import { commissionAr } from './ar/commission.ts'
import { commissionFr } from './fr/commission.ts'

export const useCommissionWords = wordsApart('commission', commissionFr, commissionAr)
