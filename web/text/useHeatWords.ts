import { wordsApart } from './apart.ts'
import { heatAr } from './ar/heat.ts'
import { heatFr } from './fr/heat.ts'

/** What the heat of late dossiers says. */
export const useHeatWords = wordsApart('heat', heatFr, heatAr)
