import { wordsApart } from './apart.ts'
import { counterAr } from './ar/counter.ts'
import { counterFr } from './fr/counter.ts'

export const useCounterWords = wordsApart('counter', counterFr, counterAr)
