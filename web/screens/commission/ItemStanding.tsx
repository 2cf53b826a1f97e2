import type { SessionItem } from '../../../api/contract/commission/sessions.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'

const TONES: Readonly<Record<SessionItem['state'], Tone>> = {
  ...{ waiting: 'waiting', called: 'attention', presented: 'attention', deliberating: 'attention' },
  ...{ concluded: 'good', put_off: 'waiting' },
}

/** Where a dossier of the agenda is: what was concluded on it, else how far its examination went. */
export function ItemStanding({ item: { state, outcome } }: { readonly item: SessionItem }) {
  const say = useCommissionWords()
  return (
    <StatusBadge tone={outcome === 'unfavourable' ? 'fault' : TONES[state]}>
      {outcome ? say(`outcomes.${outcome}`) : say(`itemStates.${state}`)}
    </StatusBadge>
  )
}
