import { wordsApart } from './apart.ts'
import { actStandingAr } from './ar/actStanding.ts'
import { actStandingFr } from './fr/actStanding.ts'

export const useActStandingWords = wordsApart('actStanding', actStandingFr, actStandingAr)
