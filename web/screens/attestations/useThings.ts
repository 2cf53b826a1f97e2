import type { CoveredThing } from '../../../api/contract/attestations.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { useAttestationWords } from '../../text/useAttestationWords.ts'
import { useWords } from '../../text/words.ts'

type Thing = Pick<CoveredThing, 'what' | 'piece'>

/** What an attestation covers, in words; a piece by its name in the procedure. */
export function useThings(definition: CourseAnswer['definition']): (thing: Thing) => string {
  const say = useAttestationWords()
  const { nameOf } = useWords()
  return ({ what, piece }) => {
    if (what !== 'piece') return say(`things.${what}`)
    const rule = definition?.pieces.find(({ code }) => code === piece)
    return say('things.piece', { piece: rule ? nameOf(rule) : (piece ?? '') })
  }
}
