import { wordsApart } from './apart.ts'
import { preflightAr } from './ar/preflight.ts'
import { preflightFr } from './fr/preflight.ts'

export const usePreflightWords = wordsApart('preflight', preflightFr, preflightAr)
