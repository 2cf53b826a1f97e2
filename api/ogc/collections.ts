import { LEGAL_ZONES, type LegalSrid, legalZone } from '../../spatial/crs/legalZones.ts'
import { DOSSIERS } from './kinds/dossiers.ts'
import type { Kind } from './kinds/kind.ts'
import { PLANS } from './kinds/plans.ts'
import { SERVITUDES } from './kinds/servitudes.ts'
import { ZONES } from './kinds/zones.ts'

export type Collection = {
  readonly id: string
  readonly title: string
  readonly kind: Kind
  /** The legal zone whose ground it holds; null for the country. */
  readonly srid: LegalSrid | null
}

const KINDS: readonly Kind[] = [PLANS, ZONES, SERVITUDES, DOSSIERS]

/**
 * Of each kind one collection for the country, in degrees, and one a legal zone, in degrees or in its legal metres. All
 * features of an answer are in one system, and there is no legal system for the country: that is why there are five.
 */
export const COLLECTIONS: readonly Collection[] = KINDS.flatMap((kind) => [
  { id: kind.name, title: kind.title, kind, srid: null },
  ...LEGAL_ZONES.map(({ srid }) => {
    return { id: `${kind.name}-${srid}`, title: `${kind.title}, ${legalZone(srid).nameFr}`, kind, srid }
  }),
])

export const collectionNamed = (id: string): Collection | undefined =>
  COLLECTIONS.find((collection) => collection.id === id)

/** What a person who is not signed in is not even told of: a client that reads all it is told would stop there. */
export const listedFor = (signedIn: boolean): readonly Collection[] =>
  COLLECTIONS.filter(({ kind }) => signedIn || !kind.ofPerson)
