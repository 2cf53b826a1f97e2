import { wordsApart } from './apart.ts'
import * as arabic from './ar/journal.ts'
import * as french from './fr/journal.ts'

export const useJournalWords = wordsApart('journal', french, arabic)
