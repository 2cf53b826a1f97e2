import { wordsApart } from './apart.ts'
import { keysAr } from './ar/keys.ts'
import { keysFr } from './fr/keys.ts'

export const useKeyWords = wordsApart('keys', keysFr, keysAr)
