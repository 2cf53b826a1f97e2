import { wordsApart } from './apart.ts'
import { workbenchAr } from './ar/workbench.ts'
import { workbenchFr } from './fr/workbench.ts'

/** What the workbench of an agency's examiner says. */
export const useWorkbenchWords = wordsApart('workbench', workbenchFr, workbenchAr)
