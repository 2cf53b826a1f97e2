import { addMonths, asDay } from '../../../spatial/day.ts'
import type { DraftWanted } from '../../contract/actsDrafted.ts'
import { Problem } from '../../http/problem.ts'
import type { ActFacts } from '../facts.ts'
import { LONGEST_DEFERRALS } from './grounds.ts'

/** What belongs to the kind of an act is said, and nothing else. @throws Problem REASON_MISSING, INVALID_INPUT, DEFERRAL_TOO_LONG, STUDY_DEFERRAL_TOO_LONG */
export function checkSaid({ kind, motives, deferral, conditions }: DraftWanted, today: string): void {
  if (kind === 'refusal' && motives.length === 0) throw new Problem('REASON_MISSING', { field: 'motives' })
  if (kind !== 'refusal' && motives.length > 0) throw new Problem('INVALID_INPUT', { field: 'motives' })
  if (kind === 'deferral' && deferral === null) throw new Problem('REASON_MISSING', { field: 'deferral' })
  if (kind !== 'deferral' && deferral !== null) throw new Problem('INVALID_INPUT', { field: 'deferral' })
  if ((kind === 'refusal' || kind === 'attestation') && conditions.length > 0)
    throw new Problem('INVALID_INPUT', { field: 'conditions' })
  if (deferral) checkEnd(deferral, today)
}

/** No binding avis is against a request that none of them was given against. @throws Problem BINDING_AVIS_NOT_AGAINST */
export function checkGrounds({ motives, avis }: Pick<ActFacts, 'motives' | 'avis'>): void {
  const against = avis.some(({ binding, opinion }) => binding && opinion === 'unfavourable')
  const named = motives.findIndex(({ ground }) => ground === 'binding_avis')
  if (named >= 0 && !against) throw new Problem('BINDING_AVIS_NOT_AGAINST', { field: `motives.${named}.ground` })
}

function checkEnd({ ground, until }: NonNullable<DraftWanted['deferral']>, today: string): void {
  if (until <= today) throw new Problem('INVALID_INPUT', { field: 'deferral.until' })
  const { months, tooLong } = LONGEST_DEFERRALS[ground]
  const latest = addMonths(asDay(today), months)
  if (until > latest) throw new Problem(tooLong, { field: 'deferral.until', data: { latest } })
}
