import type { SessionState as State } from '../../../api/contract/commission/words.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'

const TONES: Readonly<Record<State, Tone>> = {
  planned: 'waiting',
  convened: 'attention',
  open: 'good',
  closed: 'good',
  postponed: 'attention',
  cancelled: 'fault',
}

/** How a session stands, in a word and a shape. */
export function SessionState({ state }: { readonly state: State }) {
  const say = useCommissionWords()
  return <StatusBadge tone={TONES[state]}>{say(`states.${state}`)}</StatusBadge>
}
