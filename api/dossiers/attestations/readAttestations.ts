import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import {
  ATTESTATION_KINDS,
  type AttestationAsked,
  type AttestationGiven,
  type AttestationKind,
  type CoveredThing,
  DOOR_OF_ATTESTATION,
} from '../../contract/attestations.ts'
import { decide } from '../../contract/policy/decide.ts'
import type { PieceNeed } from '../../contract/procedures/checklist.ts'
import type { ProcedureDefinition } from '../../contract/procedures/definition.ts'
import type { Project } from '../../contract/procedures/project.ts'
import type { DossierRow } from '../queries.ts'
import { subjectOf } from '../withDossier.ts'
import { type AttestedDraft, changedBetween, coveredBy, hashOfCovered, thingNamed } from './coverage.ts'
import { askingOf } from './needed.ts'
import {
  ASKED,
  type AttestationRow,
  attestationRows,
  attestedPieces,
  attestedSite,
  FACTS_CHANGES,
  type LastDone,
  lastDone,
  piecesChangedAt,
  SITE_CHANGES,
} from './queries.ts'

export type AttestedCourse = {
  readonly dossier: DossierRow
  readonly definition: ProcedureDefinition | null
  readonly project: Project
  readonly pieces: readonly PieceNeed[]
}

type Changes = { readonly done: readonly LastDone[]; readonly pieces: ReadonlyMap<string, Date> }

/** Who attested what of a dossier, what of it still stands, and what is asked of whom. */
export async function readAttestations(
  transaction: ActorTransaction,
  { actor }: Asker,
  course: AttestedCourse,
): Promise<AttestationAsked[]> {
  const { dossier } = course
  const [draft, rows, done] = await Promise.all([
    draftOf(transaction, course),
    attestationRows(transaction, dossier.id),
    lastDone(transaction, dossier.id),
  ])
  const changes: Changes = {
    done,
    pieces: rows.length > 0 ? await piecesChangedAt(transaction, dossier.id) : new Map(),
  }
  const parts = dossier.participants.map(({ part }) => part)
  const subject = subjectOf(dossier)
  const isDraft = dossier.state === 'draft'
  return ATTESTATION_KINDS.map((kind) => {
    const covered = coveredBy(kind, draft)
    const sha256 = hashOfCovered(kind, dossier.id, covered)
    const given = rows
      .filter((row) => row.kind === kind)
      .map((row) => ({
        ...presentGiven(row, covered, changes),
        mayWithdraw: mayWithdraw(row, actor.personId, isDraft),
      }))
    return {
      ...{ kind, sha256, given, covers: Object.keys(covered).map(thingNamed) },
      ...askingOf(kind, { definition: course.definition, pieces: course.pieces, parts }),
      stands: given.some(({ state }) => state === 'stands'),
      mayAttest: sha256 !== null && decide(actor, DOOR_OF_ATTESTATION[kind], subject).allowed,
      mayAsk: sha256 !== null && decide(actor, 'attestation.ask', subject).allowed,
      askedAt: askedAt(changes.done, kind),
    }
  })
}

/** A draft as it stands, for what is attested of it. */
export async function draftOf(
  transaction: ActorTransaction,
  { dossier, definition, project }: AttestedCourse,
): Promise<AttestedDraft> {
  const signers = new Map(definition?.pieces.map(({ code, by }) => [code, by]))
  const [pieces, site] = await Promise.all([
    attestedPieces(transaction, dossier.id),
    attestedSite(transaction, dossier.id),
  ])
  return {
    id: dossier.id,
    procedure: definition?.code ?? null,
    project,
    site,
    pieces: pieces.flatMap(({ piece, sha256 }) =>
      piece === null ? [] : [{ piece, sha256, by: signers.get(piece) ?? null }],
    ),
  }
}

const mayWithdraw = ({ personId, withdrawnAt, left }: AttestationRow, asker: string, isDraft: boolean): boolean =>
  isDraft && personId === asker && withdrawnAt === null && !left

function presentGiven(
  { id, by, office, at, sha256, covered, withdrawnAt, left }: AttestationRow,
  now: AttestedCovered,
  changes: Changes,
): Omit<AttestationGiven, 'mayWithdraw'> {
  const changed = changedBetween(covered, now)
  const state = withdrawnAt ? 'withdrawn' : left ? 'left' : changed.length > 0 ? 'lapsed' : 'stands'
  const since = changed.map((thing) => ({ ...thing, at: changedAt(thing, at, changes) }))
  return { id, by, office, at: at.toISOString(), sha256, state, changes: since }
}

type AttestedCovered = AttestationRow['covered']

/** When a thing last changed after it was attested; null where nothing tells. */
function changedAt({ what, piece }: CoveredThing, since: Date, { done, pieces }: Changes): string | null {
  const actions = what === 'site' ? SITE_CHANGES : FACTS_CHANGES
  const moments = what === 'piece' ? [pieces.get(piece ?? '')] : done.filter(by(actions)).map(({ at }) => at)
  const last = moments.reduce<Date | null>((latest, at) => (at && at >= (latest ?? since) ? at : latest), null)
  return last?.toISOString() ?? null
}

const by =
  (actions: readonly string[]) =>
  ({ action }: LastDone) =>
    actions.includes(action)

const askedAt = (done: readonly LastDone[], asked: AttestationKind): string | null =>
  done.find(({ action, kind }) => action === ASKED && kind === asked)?.at.toISOString() ?? null
