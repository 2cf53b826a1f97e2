import { piecesNeeded } from '../../../api/contract/procedures/checklist.ts'
import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { type Fact, type Project, project as projectShape } from '../../../api/contract/procedures/project.ts'
import { trackOf } from '../../../api/contract/procedures/track.ts'
import type { TrackFound, TrackTest } from '../../../api/contract/procedures/trackTests.ts'

const NOTHING: Project = projectShape.parse({})

type Missing = (told: Project) => readonly Fact[]

/** Follows what is missing, answer by answer: a fact that an earlier answer made needless is never asked. */
function follow(project: Project, told: Project, missing: Missing): readonly Fact[] {
  const asked: Fact[] = []
  let known = told
  for (;;) {
    const next = missing(known).find((fact) => !asked.includes(fact))
    if (next === undefined) return asked
    asked.push(next)
    known = { ...known, [next]: project[next] }
  }
}

type Asking = {
  readonly definition: ProcedureDefinition
  readonly tests: readonly TrackTest[]
  readonly project: Project
}

/** The track as it stands with what is said; null for a procedure that no test decides. */
export const trackNow = ({ definition, tests, project }: Asking): TrackFound | null =>
  definition.track === 'by_tests' ? trackOf(project, tests) : null

/**
 * What this procedure has to know of the project, in the order it is asked, answered or not: what its tests of grands
 * projets need, what its pieces depend on, and the dates of works that are authorised for dates.
 */
export function factsAsked(asking: Asking): readonly Fact[] {
  const { definition, tests, project } = asking
  const ofTrack =
    definition.track === 'by_tests' ? follow(project, NOTHING, (told) => trackOf(told, tests).missing) : []
  const found = trackNow(asking)?.outcome ?? definition.track
  const track = found === 'gp' || found === 'pp' ? found : null
  const told = { ...NOTHING, ...Object.fromEntries(ofTrack.map((fact) => [fact, project[fact]])) }
  const ofPieces = follow(project, told, (known) =>
    piecesNeeded(definition, { track, project: known }).flatMap(({ missing }) => missing),
  )
  const more = ofPieces.filter((fact) => !ofTrack.includes(fact))
  return [...ofTrack, ...more.flatMap((fact) => withTitle(fact, project)), ...datesOf(definition)]
}

/** Registered land has a number. */
const withTitle = (fact: Fact, { landTitle }: Project): readonly Fact[] =>
  fact === 'landTitle' && (landTitle === 'titled' || landTitle === 'requisition') ? [fact, 'titleNumber'] : [fact]

const datesOf = ({ validity }: ProcedureDefinition): readonly Fact[] =>
  validity.some(({ before }) => before === 'dates_of_works') ? ['beginsOn', 'endsOn'] : []

/** The question after this one that nobody has answered; null when there is none. */
export function nextOpen(asked: readonly Fact[], project: Project, after: Fact | null): Fact | null {
  const from = after === null ? 0 : asked.indexOf(after) + 1
  return asked.slice(from).find((fact) => project[fact] === null) ?? null
}
