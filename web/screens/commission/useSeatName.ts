import type { Invited } from '../../../api/contract/commission/sessions.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'

/** How somebody who is called is named: their body, themselves, or the name an observer gave. */
export function useSeatName(): (invited: Pick<Invited, 'body' | 'person' | 'name'>) => string {
  const { nameOf, language } = useWords()
  return ({ body, person, name }) => {
    if (body) return nameOf(body)
    return person ? nameIn(language, person) : (name ?? '')
  }
}
