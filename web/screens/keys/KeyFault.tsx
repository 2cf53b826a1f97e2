import type { KeyFault as Fault } from '../../../api/contract/keyFaults.ts'
import { useKeyWords } from '../../text/useKeyWords.ts'
import { Notice } from '../../ui/Notice.tsx'

/** Why a key does not sign, and what to do about it. */
export function KeyFault({ fault }: { readonly fault: Fault }) {
  const say = useKeyWords()
  return <Notice tone="warning">{say(`faults.${fault}`)}</Notice>
}
