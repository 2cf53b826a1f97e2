import { createHash } from 'node:crypto'
import { canonical } from '../../spatial/conformity/canonical.ts'
import type { Facts } from '../../spatial/conformity/types.ts'

export type Sealed = {
  /** EWKB of the parcel and, when one was drawn, of the building. */
  readonly parcel: Uint8Array
  readonly footprint: Uint8Array | null
  readonly facts: Facts
  readonly ruleVersions: Readonly<Record<string, number>>
}

/** Two reports with the same seal were computed by the same rules from the same facts on the same ground. */
export function seal({ parcel, footprint, facts, ruleVersions }: Sealed): string {
  const hash = createHash('sha256').update(parcel)
  if (footprint) hash.update(footprint)
  return hash.update(canonical(facts)).update(canonical(ruleVersions)).digest('hex')
}
