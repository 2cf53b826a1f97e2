import { wordsApart } from './apart.ts'
import { outlinesAr } from './ar/outlines.ts'
import { outlinesFr } from './fr/outlines.ts'

/** What the outlines of communes say. */
export const useOutlineWords = wordsApart('outlines', outlinesFr, outlinesAr)
