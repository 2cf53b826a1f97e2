import type { DossierState } from '../../../api/contract/policy/roles.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'

const TONES: Readonly<Record<DossierState, Tone>> = {
  draft: 'waiting',
  filed: 'attention',
  examined: 'attention',
  decided: 'good',
  archived: 'waiting',
}

export function StateBadge({ state }: { readonly state: DossierState }) {
  const say = useTradeWords()
  return <StatusBadge tone={TONES[state]}>{say(`dossierStates.${state}`)}</StatusBadge>
}
