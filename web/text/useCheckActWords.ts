import { wordsApart } from './apart.ts'
import { checkActAr } from './ar/checkAct.ts'
import { checkActFr } from './fr/checkAct.ts'

export const useCheckActWords = wordsApart('checkAct', checkActFr, checkActAr)
