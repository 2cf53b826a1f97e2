import type { AttestationAsked } from '../../../api/contract/attestations.ts'
import type { Tone } from '../../ui/StatusBadge.tsx'

export type Standing = 'stands' | 'again' | 'missing' | 'nothing'

export const TONES: Readonly<Record<Standing, Tone>> = {
  stands: 'good',
  again: 'attention',
  missing: 'waiting',
  nothing: 'waiting',
}

/** How an attestation stands in a draft: given, to be given, to be given again, or nothing to give it on yet. */
export function standingOf({ stands, sha256, given }: AttestationAsked): Standing {
  if (stands) return 'stands'
  if (given.some(({ state }) => state === 'lapsed' || state === 'left')) return 'again'
  return sha256 === null ? 'nothing' : 'missing'
}
