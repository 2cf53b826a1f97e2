import { wordsApart } from './apart.ts'
import { chainAr } from './ar/chain.ts'
import { chainFr } from './fr/chain.ts'

/** What a dossier goes on from, what goes on from it, and what else is on its ground. */
export const useChainWords = wordsApart('chain', chainFr, chainAr)
