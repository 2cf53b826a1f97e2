import { wordsApart } from './apart.ts'
import * as arabic from './ar/trade.ts'
import * as french from './fr/trade.ts'

/** What people, bodies, parts and states are called. */
export const useTradeWords = wordsApart('trade', french, arabic)
