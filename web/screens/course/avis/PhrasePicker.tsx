import { useState } from 'react'
import type { Phrase } from '../../../../api/contract/avis/phrases.ts'
import { searchWords } from '../../../../spatial/searchWords.ts'
import { useAvisWords } from '../../../text/useAvisWords.ts'
import { useWords } from '../../../text/words.ts'
import { Chooser } from '../../../ui/Chooser.tsx'

type PhrasePickerProps = { readonly phrases: readonly Phrase[]; readonly onPick: (phrase: Phrase) => void }

/** Every word typed begins a word of the phrase, in either language, or of its article. */
export function phrasesFound(phrases: readonly Phrase[], typed: string): readonly Phrase[] {
  const wanted = searchWords(typed)
  return phrases.filter(({ sentence, article }) => {
    const words = searchWords(`${sentence.fr} ${sentence.ar} ${article ?? ''}`)
    return wanted.every((word) => words.some((one) => one.startsWith(word)))
  })
}

/** The library, found by a few letters; what is picked is added and the field is free for the next. */
export function PhrasePicker({ phrases, onPick }: PhrasePickerProps) {
  const say = useAvisWords()
  const { say: inLanguage } = useWords()
  const [typed, setTyped] = useState('')
  const found = phrasesFound(phrases, typed)
  return (
    <Chooser
      browse
      label={say('pick')}
      hint={say('pickHint')}
      chosen={null}
      onType={setTyped}
      onChoose={(choice) => {
        const phrase = found.find(({ id }) => id === choice?.id)
        setTyped('')
        if (phrase) onPick(phrase)
      }}
      choices={found.map(({ id, sentence, article, own }) => ({
        id,
        name: inLanguage(sentence),
        hint: own ? say('ownPhrase') : article,
      }))}
      state={say('pickNothing')}
    />
  )
}
