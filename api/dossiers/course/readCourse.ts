import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { AttestationAsked } from '../../contract/attestations.ts'
import type { Blocker } from '../../contract/filing.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { Part } from '../../contract/policy/roles.ts'
import { type PieceNeed, piecesNeeded } from '../../contract/procedures/checklist.ts'
import type { Filer } from '../../contract/procedures/definition.ts'
import { trackOf } from '../../contract/procedures/track.ts'
import type { TrackFound } from '../../contract/procedures/trackTests.ts'
import type { Warning } from '../../contract/warnings.ts'
import type { StageDue } from '../../deadlines/stages.ts'
import { Problem } from '../../http/problem.ts'
import { readAttestations } from '../attestations/readAttestations.ts'
import { type Avis, readAvis } from '../avis/readAvis.ts'
import type { DossierRow } from '../queries.ts'
import { type Site, siteOf } from '../site/ground.ts'
import { titleWarnings } from '../site/titles.ts'
import { subjectOf } from '../withDossier.ts'
import { blockersOf, type Ready } from './blockers.ts'
import { deadlinesOf } from './deadlines.ts'
import { filersOf } from './filers.ts'
import { type DeadlineMoved, deadlinesMoved } from './moved.ts'
import { type CourseRow, courseById, type EventRow, eventsOf, type GivenPiece, piecesGiven } from './queries.ts'

export type Course = {
  readonly row: CourseRow
  readonly dossier: DossierRow
  /** The ground, when it was drawn. */
  readonly drawn: Site | null
  readonly trackFound: TrackFound | null
  readonly pieces: readonly PieceNeed[]
  readonly given: readonly GivenPiece[]
  /** What the asker may file as. */
  readonly filers: readonly Filer[]
  readonly attestations: readonly AttestationAsked[]
  readonly blockers: readonly Blocker[]
  readonly warnings: readonly Warning[]
  readonly deadlines: readonly StageDue[]
  readonly events: readonly EventRow[]
  readonly avis: Avis
  readonly moved: readonly DeadlineMoved[]
}

/** A dossier under its procedure, as whoever asks may see it. @throws Problem NOT_FOUND */
export async function readCourse(transaction: ActorTransaction, asker: Asker, dossier: DossierRow): Promise<Course> {
  const row = await courseById(transaction, dossier.id)
  if (!row) throw new Problem('NOT_FOUND')
  const given = await piecesGiven(transaction, row.id)
  const trackFound = row.definition?.track === 'by_tests' ? trackOf(row.project, row.tests) : null
  const track = row.track ?? trackNow(row, trackFound)
  const pieces = row.definition ? piecesNeeded(row.definition, { track, project: row.project }) : []
  const parts = partsHeld(asker.actor, dossier)
  const filers = await filersOf(transaction, asker.actor, parts)
  const { definition, project } = row
  const attestations = await readAttestations(transaction, asker, { dossier, definition, project, pieces })
  const ready: Omit<Ready, 'definition'> = {
    ...{ siteKind: row.siteKind, trackFound, pieces, given: new Set(given.map(({ piece }) => piece)), filers },
    ...{ myParts: parts, hasOwner: dossier.participants.some(({ part }) => part === 'owner') },
    attestations: row.step === 'draft' ? attestations : null,
  }
  const events = await eventsOf(transaction, row.id)
  const { territory } = dossier
  const isDraft = row.step === 'draft' || row.step === 'inadmissible'
  return {
    row: { ...row, track },
    dossier,
    drawn: row.siteKind === null || row.siteKind === 'outline' ? null : await siteOf(transaction, row.id),
    trackFound,
    pieces,
    given,
    filers,
    attestations,
    blockers: definition && isDraft ? blockersOf({ definition, ...ready }) : [],
    warnings: await titleWarnings(transaction, row.id),
    deadlines: await deadlinesOf(transaction, row.id),
    events,
    avis: await readAvis(transaction, { ...row, track, territory, events }),
    moved: await deadlinesMoved(transaction, row.id),
  }
}

/** Whoever types for somebody at the counter files as them, who stands there: their agreement is not asked apart. */
function partsHeld(actor: Actor, dossier: DossierRow): readonly Part[] {
  const types = dossier.typed !== null && dossier.myParts.length === 0
  return types && decide(actor, 'dossier.file', subjectOf(dossier)).allowed ? ['owner'] : dossier.myParts
}

/** Before filing the track is what the tests find; at filing it is kept. */
function trackNow({ definition }: CourseRow, found: TrackFound | null) {
  if (definition?.track === 'gp' || definition?.track === 'pp') return definition.track
  return found === null || found.outcome === 'undetermined' ? null : found.outcome
}
