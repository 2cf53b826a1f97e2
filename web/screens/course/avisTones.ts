import type { Opinion } from '../../../api/contract/avis/opinions.ts'
import type { Tone } from '../../ui/StatusBadge.tsx'

/** How an opinion is drawn; its word always stands beside. */
export const AVIS_TONES: Readonly<Record<Opinion, Tone>> = {
  favourable: 'good',
  reserved: 'attention',
  unfavourable: 'fault',
  postponed: 'waiting',
}
