import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import { folded } from '../../text/folded.ts'

/** Documents whose file name holds what was typed, accents and case apart. */
export function named(documents: readonly DocumentAnswer[], q: string): readonly DocumentAnswer[] {
  const sought = folded(q)
  return sought === '' ? documents : documents.filter(({ fileName }) => folded(fileName).includes(sought))
}
