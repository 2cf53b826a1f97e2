import type { DocumentAnswer } from '../../../../api/contract/documents.ts'
import { type PieceNeed, piecesNeeded } from '../../../../api/contract/procedures/checklist.ts'
import type { ProcedureDefinition } from '../../../../api/contract/procedures/definition.ts'
import type { Project } from '../../../../api/contract/procedures/project.ts'
import type { TrackFound } from '../../../../api/contract/procedures/trackTests.ts'

/** A piece of the list, whether it is asked for, and the files that stand for it. */
export type PieceStanding = PieceNeed & { readonly files: readonly DocumentAnswer[] }

export type Checklist = {
  readonly principal: readonly PieceStanding[]
  readonly information: readonly PieceStanding[]
  /** Of the list, and not asked for here. */
  readonly notNeeded: readonly PieceStanding[]
  /** Files that stand for no piece of this procedure. */
  readonly loose: readonly DocumentAnswer[]
}

type Facts = {
  readonly definition: ProcedureDefinition
  readonly project: Project
  readonly found: TrackFound | null
  readonly documents: readonly DocumentAnswer[]
}

/** The checklist as it stands with the words just said and the files that are there. */
export function checklistOf({ definition, project, found, documents }: Facts): Checklist {
  const outcome = found?.outcome ?? definition.track
  const track = outcome === 'gp' || outcome === 'pp' ? outcome : null
  const there = documents.filter(({ withdrawnAt }) => withdrawnAt === null)
  const pieces = piecesNeeded(definition, { track, project }).map((need) => ({
    ...need,
    files: there.filter(({ piece }) => piece === need.piece.code),
  }))
  const codes = new Set(definition.pieces.map(({ code }) => code))
  const asked = pieces.filter(({ needed, files }) => needed !== false || files.length > 0)
  return {
    principal: asked.filter(({ piece }) => piece.kind === 'principal'),
    information: asked.filter(({ piece }) => piece.kind === 'information'),
    notNeeded: pieces.filter((piece) => !asked.includes(piece)),
    loose: there.filter(({ piece }) => piece === null || !codes.has(piece)),
  }
}

/** How many of the pieces that are asked for have a file. */
export function countOf(pieces: readonly PieceStanding[]): { readonly given: number; readonly needed: number } {
  const needed = pieces.filter((piece) => piece.needed)
  return { given: needed.filter(({ files }) => files.length > 0).length, needed: needed.length }
}
