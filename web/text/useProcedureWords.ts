import { wordsApart } from './apart.ts'
import { proceduresAr } from './ar/procedures.ts'
import { proceduresFr } from './fr/procedures.ts'

/** Procedures and the words of their law: steps, stages, holders, pieces. */
export const useProcedureWords = wordsApart('procedures', proceduresFr, proceduresAr)
