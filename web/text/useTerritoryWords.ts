import { wordsApart } from './apart.ts'
import { territoryAr } from './ar/territory.ts'
import { territoryFr } from './fr/territory.ts'

/** What the deadline map says. */
export const useTerritoryWords = wordsApart('territory', territoryFr, territoryAr)
