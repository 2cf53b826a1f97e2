import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { DocumentAnswer } from '../contract/documents.ts'
import type { Subject } from '../contract/policy/decide.ts'
import type { Action } from '../contract/policy/policy.ts'
import type { SheetsAnswer } from '../contract/remarks.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { dossierById } from '../dossiers/queries.ts'
import { subjectOf, withDossier } from '../dossiers/withDossier.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { spendReads } from '../privacy/readBudget.ts'
import { presentDocument } from './present.ts'
import { type DocumentRow, documentById, documentsOf, mayFill, wasRead } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/** Documents of a dossier; the consultation is journalled. */
export async function listDocuments(deps: Needs, asker: Asker, dossierId: string): Promise<DocumentAnswer[]> {
  await spendReads(deps, asker, 1)
  const wanted = { asker, id: dossierId, action: 'document.consult' } as const
  return withDossier(deps, wanted, async (transaction, { row, at, allowed }) => {
    const subject = { kind: 'dossier', id: row.id }
    const event = { action: 'document.list', subject, dossierId: row.id, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...event, consultation: true })
    const rows = await documentsOf(transaction, row.id)
    return rows.map((document) => presentDocument(document, asker.actor, subjectOf(row)))
  })
}

type Wanted = {
  readonly asker: Asker
  readonly id: string
  readonly action: Action
  /** What the journal is told; null for what it was told already. */
  readonly event: { readonly action: string; readonly consultation?: true; readonly page?: number } | null
}

/** What one document is; the consultation is journalled and counted. */
export async function consultDocument(deps: Needs, asker: Asker, id: string): Promise<DocumentAnswer> {
  await spendReads(deps, asker, 1)
  const event = { action: 'document.consult', consultation: true } as const
  return withDocument(deps, { asker, id, action: 'document.consult', event }, async (_, { answer }) => answer)
}

/** The pages of a document as they were measured, none while they were not; told to the journal with its opening. */
export const consultSheets = (deps: Needs, asker: Asker, id: string): Promise<SheetsAnswer> =>
  withDocument(deps, { asker, id, action: 'document.consult', event: null }, async (_, { row: { measures } }) => ({
    documentId: id,
    sheets:
      measures?.kind === 'pdf'
        ? measures.measured.map(({ widthMm, heightMm, scales }, index) => ({
            ...{ page: index + 1, widthMm, heightMm, scales },
          }))
        : [],
  }))

/**
 * A document whose content is about to be given; the consultation is journalled and counted before a byte leaves.
 * @throws Problem DOCUMENT_HELD, DOCUMENT_BEING_SCANNED
 */
export async function openDocument(deps: Needs, asker: Asker, id: string): Promise<DocumentRow> {
  await spendOnce(deps, asker, id)
  const event = { action: 'document.open', consultation: true } as const
  return withDocument(deps, { asker, id, action: 'document.consult', event }, async (_, { row }) => released(row))
}

/** A document of which a page is about to be shown; thumbnails were counted with the list that shows them. */
export async function viewDocument(
  deps: Needs,
  asker: Asker,
  { id, page, thumbnail }: { readonly id: string; readonly page: number; readonly thumbnail: boolean },
): Promise<DocumentRow> {
  if (thumbnail)
    return withDocument(deps, { asker, id, action: 'document.consult', event: null }, async (_, { row }) =>
      released(row),
    )
  await spendOnce(deps, asker, id)
  const event = { action: 'document.view', consultation: true, page } as const
  return withDocument(deps, { asker, id, action: 'document.consult', event }, async (_, { row }) => released(row))
}

const HOUR_MS = 3_600_000

/** Sheets and parts of one document are one reading an hour, each journalled: a plan of 300 sheets is not 300 records. */
async function spendOnce(deps: Needs, asker: Asker, id: string): Promise<void> {
  const since = new Date(deps.clock.now().getTime() - HOUR_MS)
  const reading = { personId: asker.actor.personId, id, since }
  const again = await asActor(deps, asker.actor, (transaction) => wasRead(transaction, reading))
  if (!again) await spendReads(deps, asker, 1)
}

/** What an antivirus holds back, or has not seen, is not given; its deposit stands. */
function released(row: DocumentRow): DocumentRow {
  if (row.scan === 'infected') throw new Problem('DOCUMENT_HELD')
  if (row.scan === 'waiting') throw new Problem('DOCUMENT_BEING_SCANNED', { retryAfterS: 5 })
  return row
}

/** Withdraws a document from a draft; done twice it stays withdrawn since the first time. */
export function withdrawDocument(deps: Needs, asker: Asker, id: string): Promise<DocumentAnswer> {
  const event = { action: 'document.withdraw' }
  return withDocument(deps, { asker, id, action: 'document.withdraw', event }, async (transaction, { answer, at }) => {
    if (answer.withdrawnAt !== null) return answer
    await transaction
      .updateTable('document')
      .set({ withdrawn_at: at, withdrawn_by: asker.actor.personId })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .execute()
    return {
      ...answer,
      withdrawnAt: at.toISOString(),
      may: answer.may.filter((action) => action !== 'document.withdraw'),
    }
  })
}

/** Says which piece of the procedure a document of a draft stands for; null takes it off. */
export function assignPiece(
  deps: Needs,
  asker: Asker,
  { id, piece }: { readonly id: string; readonly piece: string | null },
) {
  const event = { action: 'document.assign' }
  return withDocument(
    deps,
    { asker, id, action: 'document.withdraw', event },
    async (transaction, { row, subject }) => {
      if (!(await mayFill(transaction, row.dossierId, piece))) throw new Problem('PIECE_NOT_YOURS', { field: 'piece' })
      await transaction.updateTable('document').set({ piece }).where('id', '=', id).execute()
      // What is to be said of it depends on the piece.
      return presentDocument((await documentById(transaction, id)) ?? row, asker.actor, subject)
    },
  )
}

type Found = {
  readonly row: DocumentRow
  readonly answer: DocumentAnswer
  readonly subject: Subject
  readonly at: Date
}

/** Finds a document in the actor's name and lets them through the policy's door before `work`. */
function withDocument<T>(
  deps: Needs,
  { asker, id, action, event }: Wanted,
  work: (transaction: ActorTransaction, found: Found) => Promise<T>,
): Promise<T> {
  return asActor(deps, asker.actor, async (transaction) => {
    const row = isUuid(id) ? await documentById(transaction, id) : null
    const dossier = row && (await dossierById(transaction, row.dossierId))
    if (!row || !dossier) throw new Problem('NOT_FOUND')
    const { mandateId } = authorise(asker.actor, action, {
      ...subjectOf(dossier),
      personId: row.depositedBy?.id ?? null,
    })
    const at = deps.clock.now()
    if (event) {
      const { page, ...entry } = event
      const about = { subject: { kind: 'document', id }, dossierId: row.dossierId, mandateId }
      await record(transaction, { ...asker, at }, { ...entry, ...about, ...(page ? { detail: { page } } : {}) })
    }
    const subject = subjectOf(dossier)
    return work(transaction, { row, answer: presentDocument(row, asker.actor, subject), subject, at })
  })
}
