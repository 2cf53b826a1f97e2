import type { Bilingual } from '../bilingual.ts'
import { joined } from './phrases.ts'
import { avisOf } from './rules/servitudeAvis.ts'
import { type Answer, lies, type Met, within } from './servitudeChecks.ts'
import type { Facts } from './types.ts'

/** A parcel that meets the shore's or a river's domain: not built on where the source forbids, an avis elsewhere. */
export function inDomain(met: Met, facts: Facts, notBuilt: Bilingual): Answer {
  const says = lies(met, facts)
  if (met.servitude.effect === 'forbids')
    return { verdict: within(met.contact, 'noncompliant'), because: joined(says, notBuilt) }
  return { verdict: within(met.contact, 'reserved'), because: joined(says, avisOf(met.servitude.body)) }
}
