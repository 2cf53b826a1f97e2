import { wordsApart } from './apart.ts'
import { sheetsAr } from './ar/sheets.ts'
import { sheetsFr } from './fr/sheets.ts'

/** Plans shown and measured, and the remarks pinned on them. */
export const useSheetWords = wordsApart('sheets', sheetsFr, sheetsAr)
