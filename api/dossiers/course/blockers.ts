import type { Blocker } from '../../contract/filing.ts'
import type { PieceNeed } from '../../contract/procedures/checklist.ts'
import type { Filer, ProcedureDefinition } from '../../contract/procedures/definition.ts'
import type { TrackFound } from '../../contract/procedures/trackTests.ts'

export type Ready = {
  readonly definition: ProcedureDefinition
  readonly hasSite: boolean
  readonly trackFound: TrackFound | null
  readonly pieces: readonly PieceNeed[]
  /** Codes of the pieces that were given. */
  readonly given: ReadonlySet<string>
  /** What the asker may file as: by the parts they take and the profession they have. */
  readonly filers: readonly Filer[]
}

/**
 * What stands between a draft and its filing. Principal pieces decide admissibility; a missing information piece never
 * blocks (RGC13, article 33), nor does a piece of which nobody can say yet whether it is asked for.
 */
export function blockersOf({ definition, hasSite, trackFound, pieces, given, filers }: Ready): Blocker[] {
  const blockers: Blocker[] = []
  if (definition.geometry !== 'none' && !hasSite) blockers.push({ ...nothing(), code: 'SITE_MISSING' })
  if (trackFound?.outcome === 'undetermined')
    blockers.push({ ...nothing(), code: 'TRACK_UNDETERMINED', facts: [...trackFound.missing] })
  const missing = pieces.filter(({ piece, needed }) => needed && piece.kind === 'principal' && !given.has(piece.code))
  if (missing.length > 0)
    blockers.push({ ...nothing(), code: 'PIECES_MISSING', pieces: missing.map(({ piece }) => piece.code) })
  if (!definition.filers.some((filer) => filers.includes(filer)))
    blockers.push({ ...nothing(), code: 'NOT_A_FILER', filers: [...definition.filers] })
  return blockers
}

const nothing = (): Omit<Blocker, 'code'> => ({ facts: [], pieces: [], filers: [] })
