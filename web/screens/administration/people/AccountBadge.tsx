import type { PeopleFound } from '../../../../api/contract/people.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'

type State = PeopleFound['people'][number]['state']

const TONES = { active: 'good', held: 'attention', locked: 'fault', none: 'waiting' } as const

/** How somebody's account stands. */
export function AccountBadge({ state }: { readonly state: State }) {
  const say = useAdministrationWords()
  const shown = state ?? 'none'
  return <StatusBadge tone={TONES[shown]}>{say(`people.states.${shown}`)}</StatusBadge>
}
