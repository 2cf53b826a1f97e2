import { wordsApart } from './apart.ts'
import { preCheckAr } from './ar/preCheck.ts'
import { preCheckFr } from './fr/preCheck.ts'

export const usePreCheckWords = wordsApart('preCheck', preCheckFr, preCheckAr)
