import { wordsApart } from './apart.ts'
import { notesAr } from './ar/notes.ts'
import { notesFr } from './fr/notes.ts'

/** Notes de renseignements: asking for one, reading one, releasing them. */
export const useNoteWords = wordsApart('notes', notesFr, notesAr)
