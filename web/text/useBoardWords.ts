import { wordsApart } from './apart.ts'
import { boardAr } from './ar/board.ts'
import { boardFr } from './fr/board.ts'

/** What the board of what presses says. */
export const useBoardWords = wordsApart('board', boardFr, boardAr)
