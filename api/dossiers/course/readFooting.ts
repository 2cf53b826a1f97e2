import type { ActorTransaction } from '../../access/asActor.ts'
import { type PieceNeed, piecesNeeded } from '../../contract/procedures/checklist.ts'
import { trackOf } from '../../contract/procedures/track.ts'
import type { TrackFound } from '../../contract/procedures/trackTests.ts'
import { Problem } from '../../http/problem.ts'
import type { DossierRow } from '../queries.ts'
import { type CourseRow, courseById, type EventRow, eventsOf } from './queries.ts'

/** Where a dossier stands under its procedure, and how it came there: what every move is judged by. */
export type Footing = {
  readonly row: CourseRow
  readonly dossier: DossierRow
  readonly trackFound: TrackFound | null
  readonly pieces: readonly PieceNeed[]
  readonly events: readonly EventRow[]
}

/** Reads it in two statements. @throws Problem NOT_FOUND */
export async function readFooting(transaction: ActorTransaction, dossier: DossierRow): Promise<Footing> {
  const [row, events] = await Promise.all([courseById(transaction, dossier.id), eventsOf(transaction, dossier.id)])
  if (!row) throw new Problem('NOT_FOUND')
  const trackFound = row.definition?.track === 'by_tests' ? trackOf(row.project, row.tests) : null
  const track = row.track ?? trackNow(row, trackFound)
  const pieces = row.definition ? piecesNeeded(row.definition, { track, project: row.project }) : []
  return { row: { ...row, track }, dossier, trackFound, pieces, events }
}

/** Before filing the track is what the tests find; at filing it is kept. */
function trackNow({ definition }: CourseRow, found: TrackFound | null) {
  if (definition?.track === 'gp' || definition?.track === 'pp') return definition.track
  return found === null || found.outcome === 'undetermined' ? null : found.outcome
}
