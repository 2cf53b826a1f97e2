import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { type AttestationAsked, type AttestationKind, DOOR_OF_ATTESTATION } from '../../contract/attestations.ts'
import { isUuid } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { readFooting } from '../course/readFooting.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, subjectOf, withDossier, withDossierOnce } from '../withDossier.ts'
import { type AttestedCourse, readAttestations } from './readAttestations.ts'
import { writeAttestation } from './writeAttestation.ts'

type Attesting = { readonly id: string; readonly kind: AttestationKind; readonly sha256: string }

/**
 * Attests, in one's own name and part, exactly what one has read. Given twice, it is one.
 * @throws Problem NOTHING_TO_ATTEST, CHANGED_MEANWHILE when the draft is no more what was read, the policy's shut door
 */
export const attest = (deps: Needs, asker: Asker, { id, kind, sha256 }: Attesting): Promise<AttestationAsked[]> => {
  const question = ['attestation.give', id, kind, sha256] as const
  return withDossierOnce(
    deps,
    { asker, id, action: DOOR_OF_ATTESTATION[kind], question },
    {
      work: async (transaction, { row, at }) => {
        const course = await attestedCourse(transaction, row)
        await writeAttestation(transaction, asker, { course, kind, at, expected: sha256 })
      },
      answer: (transaction, row) => attestationsNow(transaction, asker, row),
    },
  )
}

export const attestationsNow = async (transaction: ActorTransaction, asker: Asker, row: DossierRow) =>
  readAttestations(transaction, asker, await attestedCourse(transaction, row))

async function attestedCourse(transaction: ActorTransaction, dossier: DossierRow): Promise<AttestedCourse> {
  const { row, pieces } = await readFooting(transaction, dossier)
  return { dossier, definition: row.definition, project: row.project, pieces }
}

/**
 * Takes back one's own attestation of a draft; done twice it stays withdrawn since the first time.
 * @throws Problem NOT_FOUND, NOT_WITHIN_REACH for somebody else's, NOT_AT_THIS_STEP once filed
 */
export const withdrawAttestation = (
  deps: Needs,
  asker: Asker,
  { id, attestationId }: { readonly id: string; readonly attestationId: string },
): Promise<AttestationAsked[]> =>
  withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row, at }) => {
    const found = isUuid(attestationId) ? await authorOf(transaction, { id, attestationId }) : null
    if (!found) throw new Problem('NOT_FOUND')
    authorise(asker.actor, 'attestation.withdraw', { ...subjectOf(row), personId: found.person_id })
    const { numUpdatedRows } = await transaction
      .updateTable('attestation')
      .set({ withdrawn_at: at })
      .where('id', '=', attestationId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow()
    const subject = { kind: 'attestation', id: attestationId }
    if (numUpdatedRows > 0n) {
      const entry = { action: 'attestation.withdraw', subject, dossierId: id, detail: { kind: found.kind } }
      await journal(transaction, { asker, at }, entry)
    }
    return attestationsNow(transaction, asker, row)
  })

const authorOf = (
  transaction: ActorTransaction,
  { id, attestationId }: { readonly id: string; readonly attestationId: string },
) =>
  transaction
    .selectFrom('attestation')
    .select(['person_id', 'kind'])
    .where('id', '=', attestationId)
    .where('dossier_id', '=', id)
    .executeTakeFirst()
