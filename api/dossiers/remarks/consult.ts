import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, subject, subjectOf, withDossier } from '../withDossier.ts'
import {
  type BodyNamed,
  bodiesNamed,
  type RemarkRow,
  remarksOf,
  type SheetDocument,
  sheetDocumentsOf,
} from './queries.ts'

export type Remarks = {
  readonly dossier: DossierRow
  readonly remarks: readonly RemarkRow[]
  readonly documents: readonly SheetDocument[]
  readonly speaksFor: readonly BodyNamed[]
}

/** Reads the remarks of a dossier, and writes that they were read. @throws Problem NOT_FOUND */
export async function consultRemarks(deps: Needs, asker: Asker, id: string): Promise<Remarks> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row, allowed, at }) => {
    const entry = { action: 'dossier.remarks', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return readRemarks(transaction, asker.actor, row)
  })
}

/** What the actor may read of the remarks, in a transaction that may see the dossier. */
export async function readRemarks(transaction: ActorTransaction, actor: Actor, dossier: DossierRow): Promise<Remarks> {
  const remarks = await remarksOf(transaction, dossier.id)
  const documents = await sheetDocumentsOf(transaction, dossier.id)
  const speaksFor = await bodiesNamed(transaction, bodiesSpokenFor(actor, dossier))
  return { dossier, remarks, documents, speaksFor }
}

const bodiesSpokenFor = (actor: Actor, dossier: DossierRow): readonly string[] =>
  [...new Set(actor.mandates.map(({ bodyId }) => bodyId))].filter(
    (bodyId) => decide(actor, 'remark.write', { ...subjectOf(dossier), bodyIds: [bodyId] }).allowed,
  )
