import { wordsApart } from './apart.ts'
import { backlogAr } from './ar/backlog.ts'
import { backlogFr } from './fr/backlog.ts'

export const useBacklogWords = wordsApart('backlog', backlogFr, backlogAr)
