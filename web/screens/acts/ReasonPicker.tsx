import { useState } from 'react'
import type { ReasonOffered } from '../../../api/contract/actsDrafted.ts'
import { searchWords } from '../../../spatial/searchWords.ts'
import { useActWords } from '../../text/useActWords.ts'
import { useWords } from '../../text/words.ts'
import { Chooser } from '../../ui/Chooser.tsx'

type ReasonPickerProps = {
  readonly reasons: readonly ReasonOffered[]
  readonly onPick: (reason: ReasonOffered) => void
}

/** Every word typed begins a word of the reason, in either language, or of its article. */
function reasonsFound(reasons: readonly ReasonOffered[], typed: string): readonly ReasonOffered[] {
  const wanted = searchWords(typed)
  return reasons.filter(({ sentence, article }) => {
    const words = searchWords(`${sentence.fr} ${sentence.ar} ${article ?? ''}`)
    return wanted.every((word) => words.some((one) => one.startsWith(word)))
  })
}

/** What the avis against it say and the library, found by a few letters; what is picked becomes a motive. */
export function ReasonPicker({ reasons, onPick }: ReasonPickerProps) {
  const say = useActWords()
  const { say: inLanguage, nameOf } = useWords()
  const [typed, setTyped] = useState('')
  const found = reasonsFound(reasons, typed)
  const hintOf = ({ from, article }: ReasonOffered) => [from && nameOf(from), article].filter(Boolean).join(' – ')
  return (
    <Chooser
      browse
      label={say('pickReason')}
      hint={say('pickReasonHint')}
      chosen={null}
      onType={setTyped}
      onChoose={(choice) => {
        const reason = found.find(({ id }) => id === choice?.id)
        setTyped('')
        if (reason) onPick(reason)
      }}
      choices={found.map((reason) => ({ id: reason.id, name: inLanguage(reason.sentence), hint: hintOf(reason) }))}
      state={say('pickReasonNothing')}
    />
  )
}
