import type { Term } from '../../../api/contract/deadlines.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'

const FORMS = { fr: new Intl.PluralRules('fr'), ar: new Intl.PluralRules('ar') } as const

/** A length of time in words: « 10 jours ouvrables », « شهران ». */
export function useTerm(): (term: Term) => string {
  const say = useProcedureWords()
  const { language } = useWords()
  return ({ length, unit }) => {
    const form = FORMS[language].select(length)
    return say(`terms.${unit}.${form === 'zero' ? 'other' : form}`, { n: length })
  }
}
