import { wordsApart } from './apart.ts'
import { actsAr } from './ar/acts.ts'
import { actsFr } from './fr/acts.ts'

export const useActWords = wordsApart('acts', actsFr, actsAr)
