import { wordsApart } from './apart.ts'
import { plansAr } from './ar/plans.ts'
import { plansFr } from './fr/plans.ts'

/** What the plans desk says. */
export const usePlanWords = wordsApart('plans', plansFr, plansAr)
