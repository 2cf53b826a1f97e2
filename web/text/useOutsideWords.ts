import { wordsApart } from './apart.ts'
import { outsideAr } from './ar/outside.ts'
import { outsideFr } from './fr/outside.ts'

/** A body without an account: asked by the guichet, answering by its link. */
export const useOutsideWords = wordsApart('outside', outsideFr, outsideAr)
