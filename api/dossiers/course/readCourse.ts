import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Blocker } from '../../contract/filing.ts'
import { type PieceNeed, piecesNeeded } from '../../contract/procedures/checklist.ts'
import { trackOf } from '../../contract/procedures/track.ts'
import type { TrackFound } from '../../contract/procedures/trackTests.ts'
import type { Warning } from '../../contract/warnings.ts'
import type { StageDue } from '../../deadlines/stages.ts'
import { Problem } from '../../http/problem.ts'
import type { DossierRow } from '../queries.ts'
import { titleWarnings } from '../site/titles.ts'
import { blockersOf } from './blockers.ts'
import { deadlinesOf } from './deadlines.ts'
import { filersOf } from './filers.ts'
import { type CourseRow, courseById, type EventRow, eventsOf, type GivenPiece, piecesGiven } from './queries.ts'

export type Course = {
  readonly row: CourseRow
  readonly dossier: DossierRow
  readonly trackFound: TrackFound | null
  readonly pieces: readonly PieceNeed[]
  readonly given: readonly GivenPiece[]
  readonly blockers: readonly Blocker[]
  readonly warnings: readonly Warning[]
  readonly deadlines: readonly StageDue[]
  readonly events: readonly EventRow[]
}

/** A dossier under its procedure, as whoever asks may see it. @throws Problem NOT_FOUND */
export async function readCourse(
  transaction: ActorTransaction,
  { actor }: Asker,
  dossier: DossierRow,
): Promise<Course> {
  const row = await courseById(transaction, dossier.id)
  if (!row) throw new Problem('NOT_FOUND')
  const given = await piecesGiven(transaction, row.id)
  const trackFound = row.definition?.track === 'by_tests' ? trackOf(row.project, row.tests) : null
  const track = row.track ?? trackNow(row, trackFound)
  const pieces = row.definition ? piecesNeeded(row.definition, { track, project: row.project }) : []
  const filers = await filersOf(transaction, actor, dossier.myParts)
  const ready = { hasSite: row.hasSite, trackFound, pieces, given: new Set(given.map(({ piece }) => piece)), filers }
  const isDraft = row.step === 'draft' || row.step === 'inadmissible'
  return {
    row: { ...row, track },
    dossier,
    trackFound,
    pieces,
    given,
    blockers: row.definition && isDraft ? blockersOf({ definition: row.definition, ...ready }) : [],
    warnings: await titleWarnings(transaction, row.id),
    deadlines: await deadlinesOf(transaction, row.id),
    events: await eventsOf(transaction, row.id),
  }
}

/** Before filing the track is what the tests find; at filing it is kept. */
function trackNow({ definition }: CourseRow, found: TrackFound | null) {
  if (definition?.track === 'gp' || definition?.track === 'pp') return definition.track
  return found === null || found.outcome === 'undetermined' ? null : found.outcome
}
