import type { Term } from '../../../api/contract/deadlines.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'

/** A length of time in words: « 10 jours ouvrables », « شهران ». */
export function useTerm(): (term: Term) => string {
  const say = useProcedureWords()
  return ({ length, unit }) => say(`terms.${unit}`, { count: length, n: length })
}
