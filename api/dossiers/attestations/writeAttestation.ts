import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type AttestationKind, DOOR_OF_ATTESTATION, PART_ATTESTING } from '../../contract/attestations.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import type { DossierRow } from '../queries.ts'
import { journal } from '../withDossier.ts'
import { coveredBy, hashOfCovered } from './coverage.ts'
import { type AttestedCourse, draftOf } from './readAttestations.ts'

type Writing = {
  readonly course: AttestedCourse
  readonly kind: AttestationKind
  readonly at: Date
  /** The hash that was read; absent for whoever files, who attests what is filed. */
  readonly expected?: string
}

/**
 * Writes an attestation of the draft as it stands, in the transaction that reads it.
 * @returns its id; null when it was given already
 */
export async function writeAttestation(
  transaction: ActorTransaction,
  asker: Asker,
  { course, kind, at, expected }: Writing,
): Promise<string | null> {
  const { dossier } = course
  const covered = coveredBy(kind, await draftOf(transaction, course))
  const sha256 = hashOfCovered(kind, dossier.id, covered)
  if (sha256 === null) throw new Problem('NOTHING_TO_ATTEST', { data: { kind } })
  if (expected !== undefined && expected !== sha256) throw new Problem('CHANGED_MEANWHILE', { field: 'sha256' })
  const participant = participantOf(asker, dossier, kind)
  if (!participant) throw new Problem('NOT_WITHIN_REACH', { data: { action: DOOR_OF_ATTESTATION[kind] } })
  const id = uuidv7(at)
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('attestation')
    .values({
      ...{ id, dossier_id: dossier.id, kind, at, sha256, covered: JSON.stringify(covered) },
      ...{ person_id: asker.actor.personId, participant_id: participant.id, mandate_id: participant.mandateId },
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return null
  const entry = { action: 'attestation.give', subject: { kind: 'attestation', id }, dossierId: dossier.id }
  await journal(transaction, { asker, at }, { ...entry, mandateId: participant.mandateId, detail: { kind, sha256 } })
  return id
}

/** The part by which the asker attests: their own, or else their office's. */
function participantOf({ actor }: Asker, { participants }: DossierRow, kind: AttestationKind) {
  const held = participants.filter(({ part }) => part === PART_ATTESTING[kind])
  const own = held.find(({ person }) => person?.id === actor.personId)
  if (own) return { id: own.id, mandateId: null }
  for (const { id, body } of held) {
    const mandate = actor.mandates.find(
      ({ bodyId, role, official }) =>
        bodyId === body?.id && (role === 'employee' || role === 'administrator') && (!official || actor.secondFactor),
    )
    if (mandate) return { id, mandateId: mandate.id }
  }
  return null
}
