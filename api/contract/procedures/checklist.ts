import type { PieceRule, ProcedureDefinition, Track } from './definition.ts'
import type { Fact, Project } from './project.ts'

/** Whether a piece is asked for; null while facts of the project that decide it are not said. */
export type Need = { readonly needed: boolean | null; readonly missing: readonly Fact[] }
export type PieceNeed = Need & { readonly piece: PieceRule }

export type ChecklistFacts = { readonly track: Track | null; readonly project: Project }

const YES: Need = { needed: true, missing: [] }
const NO: Need = { needed: false, missing: [] }
const unless = (...missing: readonly Fact[]): Need => ({ needed: null, missing })
const when = (answer: boolean): Need => (answer ? YES : NO)

/** Every piece of a procedure, asked for or not, in the order of its list. */
export const piecesNeeded = ({ pieces }: ProcedureDefinition, facts: ChecklistFacts): PieceNeed[] =>
  pieces.map((piece) => ({ piece, ...needOf(piece.condition, facts) }))

function needOf(condition: PieceRule['condition'], { track, project }: ChecklistFacts): Need {
  switch (condition) {
    case 'always':
      return YES
    case 'gp':
      return when(track === 'gp')
    case 'not_owner':
      return project.applicantOwns === null ? unless('applicantOwns') : when(!project.applicantOwns)
    case 'insured':
      return project.insuranceDue === null ? unless('insuranceDue') : when(project.insuranceDue)
    case 'titled':
      return project.landTitle === null ? unless('landTitle') : when(project.landTitle === 'titled')
    case 'untitled':
      return project.landTitle === null ? unless('landTitle') : when(project.landTitle !== 'titled')
    case 'telecom':
      return telecom(project)
  }
}

const WIRED_LEVELS = 4
const WIRED_LEVELS_WITH_DWELLINGS = 3
const WIRED_DWELLINGS = 6
const WIRED_GROUND_M2 = 500

/**
 * Telecom wiring is compulsory (law 12-90, article 44) from four levels, from three with six dwellings, and for commerce
 * or industry on 500 m² of ground. Levels are counted with the ground floor.
 */
function telecom({ levels, dwellings, uses, footprintM2 }: Project): Need {
  if (levels === null) return unless('levels')
  const counted = levels + 1
  if (counted >= WIRED_LEVELS) return YES
  if (uses === null) return unless('uses')
  const trading = uses.includes('commerce') || uses.includes('industry')
  if (trading && footprintM2 === null) return unless('footprintM2')
  if (trading && (footprintM2 ?? 0) >= WIRED_GROUND_M2) return YES
  if (counted < WIRED_LEVELS_WITH_DWELLINGS) return NO
  return dwellings === null ? unless('dwellings') : when(dwellings >= WIRED_DWELLINGS)
}
