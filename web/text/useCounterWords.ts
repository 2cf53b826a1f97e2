import { wordsApart } from './apart.ts'
import * as arabic from './ar/counter.ts'
import * as french from './fr/counter.ts'

export const useCounterWords = wordsApart('counter', french, arabic)
