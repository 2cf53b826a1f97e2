import { wordsApart } from './apart.ts'
import { deskAr } from './ar/desk.ts'
import { deskFr } from './fr/desk.ts'

/** What the official's desk says. */
export const useDeskWords = wordsApart('desk', deskFr, deskAr)
