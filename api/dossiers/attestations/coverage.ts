import { createHash } from 'node:crypto'
import { canonical } from '../../../spatial/conformity/canonical.ts'
import type { AttestationKind, CoveredThing } from '../../contract/attestations.ts'
import type { Filer } from '../../contract/procedures/definition.ts'
import type { Project } from '../../contract/procedures/project.ts'
import { canonicalShape, type Shape } from './canonicalShape.ts'

/** A draft as attestations read it. */
export type AttestedDraft = {
  readonly id: string
  /** The code of its procedure; the version is that of the day of filing. */
  readonly procedure: string | null
  readonly project: Project
  /** The legal geometry, in metres of its zone. */
  readonly site: { readonly srid: number; readonly shape: Shape } | null
  /** Documents that stand for a piece, and whose signature that piece carries. */
  readonly pieces: readonly { readonly piece: string; readonly by: Filer | null; readonly sha256: string }[]
}

/** Each thing that is covered, by name (`site`, `facts`, `piece:` and a code), with its SHA-256. */
export type Covered = Readonly<Record<string, string>>

const PIECES_BY: Readonly<Record<AttestationKind, Filer | 'anybody' | null>> = {
  design: 'architect',
  geometry: null,
  structure: 'engineer',
  agreement: 'anybody',
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * What an attestation of a kind covers, thing by thing.
 * - design: `facts` (procedure and project), and each piece that carries the architect's signature;
 * - geometry: `site`;
 * - structure: each piece that carries the engineer's signature;
 * - agreement: `facts`, `site` and every piece.
 * `facts` is the hash of the canonical JSON of `{ procedure, project }`; `site` that of `{ srid, shape }`, the shape in
 * whole centimetres with its rings in canonical order; a piece that of its contents' SHA-256, sorted.
 */
export function coveredBy(kind: AttestationKind, draft: AttestedDraft): Covered {
  const covered: Record<string, string> = {}
  if (kind === 'design' || kind === 'agreement')
    covered.facts = sha256(canonical({ procedure: draft.procedure, project: draft.project }))
  if ((kind === 'geometry' || kind === 'agreement') && draft.site)
    covered.site = sha256(canonical({ srid: draft.site.srid, shape: canonicalShape(draft.site.shape) }))
  const by = PIECES_BY[kind]
  const pieces = draft.pieces.filter((piece) => by === 'anybody' || piece.by === by)
  for (const [code, contents] of Map.groupBy(pieces, ({ piece }) => piece))
    if (by !== null) covered[`piece:${code}`] = sha256(canonical(contents.map((one) => one.sha256).toSorted()))
  return covered
}

/**
 * The hash an attestation is made of: of the canonical JSON of `{ format, kind, dossier, covered }`. Null where there is
 * nothing to attest yet: a geometry without a site, a structure without its pieces, a design without any plan.
 */
export function hashOfCovered(kind: AttestationKind, dossierId: string, covered: Covered): string | null {
  const things = Object.keys(covered)
  const isEmpty = kind === 'design' ? !things.some((name) => name.startsWith('piece:')) : things.length === 0
  return isEmpty ? null : sha256(canonical({ format: 1, kind, dossier: dossierId, covered }))
}

/** What differs between what was covered and what would be now, in the order of the names. */
export const changedBetween = (then: Covered, now: Covered): CoveredThing[] =>
  [...new Set([...Object.keys(then), ...Object.keys(now)])]
    .filter((name) => then[name] !== now[name])
    .toSorted()
    .map(thingNamed)

export const thingNamed = (name: string): CoveredThing =>
  name.startsWith('piece:')
    ? { what: 'piece', piece: name.slice('piece:'.length) }
    : { what: name === 'site' ? 'site' : 'facts', piece: null }
