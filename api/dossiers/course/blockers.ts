import type { AttestationAsked } from '../../contract/attestations.ts'
import type { Blocker } from '../../contract/filing.ts'
import type { Part } from '../../contract/policy/roles.ts'
import type { PieceNeed } from '../../contract/procedures/checklist.ts'
import type { Filer, ProcedureDefinition } from '../../contract/procedures/definition.ts'
import type { TrackFound } from '../../contract/procedures/trackTests.ts'
import { type SiteKind, siteServes } from '../../contract/traces.ts'

export type Ready = {
  readonly definition: ProcedureDefinition
  readonly siteKind: SiteKind | null
  readonly trackFound: TrackFound | null
  readonly pieces: readonly PieceNeed[]
  /** Codes of the pieces that were given. */
  readonly given: ReadonlySet<string>
  /** What the asker may file as: by the parts they take and the profession they have. */
  readonly filers: readonly Filer[]
  /** Parts the asker takes, and whether anybody owns the dossier. */
  readonly myParts: readonly Part[]
  readonly hasOwner: boolean
  /** Null once filed: what was attested then is not asked again. */
  readonly attestations: readonly AttestationAsked[] | null
}

/**
 * What stands between a draft and its filing. Principal pieces decide admissibility; a missing information piece never
 * blocks (RGC13, article 33), nor does a piece of which nobody can say yet whether it is asked for.
 */
export function blockersOf(ready: Ready): Blocker[] {
  const { definition, siteKind, trackFound, pieces, given, filers } = ready
  const blockers: Blocker[] = []
  if (!siteServes(definition.geometry, siteKind)) blockers.push({ ...nothing(), code: 'SITE_MISSING' })
  if (trackFound?.outcome === 'undetermined')
    blockers.push({ ...nothing(), code: 'TRACK_UNDETERMINED', facts: [...trackFound.missing] })
  const missing = pieces.filter(({ piece, needed }) => needed && piece.kind === 'principal' && !given.has(piece.code))
  if (missing.length > 0)
    blockers.push({ ...nothing(), code: 'PIECES_MISSING', pieces: missing.map(({ piece }) => piece.code) })
  blockers.push(...standingMissing(ready))
  if (!definition.filers.some((filer) => filers.includes(filer)))
    blockers.push({ ...nothing(), code: 'NOT_A_FILER', filers: [...definition.filers] })
  return blockers
}

/**
 * Who has to stand for the draft before it is filed. Filing is the owner's own agreement, and the architect's own
 * attestation of the design: neither is asked of whoever files.
 */
function standingMissing({ attestations, filers, myParts, hasOwner }: Ready): Blocker[] {
  if (attestations === null) return []
  if (!hasOwner) return [{ ...nothing(), code: 'OWNER_MISSING' }]
  const missing = attestations.filter(({ level, stands }) => level === 'needed' && !stands).map(({ kind }) => kind)
  const agreement = missing.includes('agreement') && !myParts.includes('owner')
  const others = missing.filter((kind) => kind !== 'agreement' && !(kind === 'design' && filers.includes('architect')))
  return [
    ...(others.length > 0 ? [{ ...nothing(), code: 'ATTESTATIONS_MISSING' as const, attestations: others }] : []),
    ...(agreement ? [{ ...nothing(), code: 'AGREEMENT_MISSING' as const, attestations: ['agreement' as const] }] : []),
  ]
}

const nothing = (): Omit<Blocker, 'code'> => ({ facts: [], pieces: [], filers: [], attestations: [] })
