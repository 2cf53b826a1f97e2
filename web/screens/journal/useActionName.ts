import { actions } from '../../text/fr/journal.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'

type Known = keyof typeof actions
const isKnown = (key: string): key is Known => key in actions

/** A verb of the journal in words: `dossier.consult` as « Lecture du dossier ». One without words is shown as written. */
export function useActionName(): (action: string) => string {
  const say = useJournalWords()
  return (action) => {
    const key = action.replaceAll('.', '_')
    return isKnown(key) ? say(`actions.${key}`) : action
  }
}
