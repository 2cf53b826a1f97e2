import { wordsApart } from './apart.ts'
import { tokensAr } from './ar/tokens.ts'
import { tokensFr } from './fr/tokens.ts'

export const useTokenWords = wordsApart('tokens', tokensFr, tokensAr)
