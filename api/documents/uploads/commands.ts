import { sql } from 'kysely'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import type { FileThreads } from '../inspection/fileThreads.ts'
import { DOCUMENT_LIMITS, UPLOAD_EXPIRES_MS } from '../limits.ts'
import { mayFill } from '../queries.ts'
import { finishUpload, refusalProblem } from './finish.ts'
import type { UploadLocks } from './locks.ts'
import type { UploadSaid } from './metadata.ts'
import { type Room, roomTaken, sameUpload, type UploadRow, unfinishedUploads, uploadById } from './queries.ts'
import { type PartEnd, StagedBytesLost, type Staging } from './staging.ts'

export type UploadDeps = Deps & {
  readonly staging: Staging
  readonly locks: UploadLocks
  readonly threads: FileThreads
}

/**
 * Begins an upload, or goes on with the one the same person began of the same file.
 * @throws Problem DOCUMENT_TOO_LARGE, TOO_MANY_DOCUMENTS, TOO_MUCH_WAITING, NOT_FOUND or the policy's shut door
 */
export async function beginUpload(deps: Deps, asker: Asker, said: UploadSaid): Promise<UploadRow> {
  const { largestDocument } = deps.config
  if (said.bytes > largestDocument) throw new Problem('DOCUMENT_TOO_LARGE', { data: { maxBytes: largestDocument } })
  const { personId } = asker.actor
  const { dossierId: id, piece } = said
  const wanted = { asker, id, action: 'document.deposit', thing: { about: 'piece', what: piece } } as const
  return withDossier(deps, wanted, async (transaction, { at, allowed }) => {
    if (!(await mayFill(transaction, said.dossierId, said.piece)))
      throw new Problem('PIECE_NOT_YOURS', { field: 'piece' })
    // One at a time for a person: two devices begin one upload, and limits are counted exactly.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`upload ${personId}`}, 0))`.execute(transaction)
    const begun = await sameUpload(transaction, { personId, said, at })
    if (begun) return begun
    checkRoom(await roomTaken(transaction, { personId, dossierId: said.dossierId, at }), said.bytes)
    const id = uuidv7(at)
    const row = await transaction
      .insertInto('upload')
      .values({ ...rowOf(said, at), id, person_id: personId })
      .returningAll()
      .executeTakeFirstOrThrow()
    const event = { action: 'upload.begin', subject: { kind: 'upload', id }, dossierId: said.dossierId }
    await record(
      transaction,
      { ...asker, at },
      { ...event, mandateId: allowed.mandateId, detail: { bytes: said.bytes } },
    )
    return row
  })
}

const rowOf = ({ dossierId, fileName, fingerprint, again, piece, replaces, bytes }: UploadSaid, at: Date) => ({
  dossier_id: dossierId,
  file_name: fileName,
  fingerprint,
  again,
  piece,
  replaces,
  bytes,
  created_at: at,
  last_part_at: at,
  expires_at: new Date(at.getTime() + UPLOAD_EXPIRES_MS),
})

function checkRoom({ documents, waiting, waitingBytes }: Room, bytes: number): void {
  const { documentsPerDossier, waitingUploadsPerPerson, waitingBytesPerPerson } = DOCUMENT_LIMITS
  if (documents >= documentsPerDossier) throw new Problem('TOO_MANY_DOCUMENTS', { data: { most: documentsPerDossier } })
  if (waiting >= waitingUploadsPerPerson || waitingBytes + bytes > waitingBytesPerPerson)
    throw new Problem('TOO_MUCH_WAITING', { data: { waiting, waitingBytes, mostBytes: waitingBytesPerPerson } })
}

/**
 * An upload of the asker's own.
 * @throws Problem NOT_FOUND for another's, UPLOAD_EXPIRED
 */
export async function ownUpload(deps: Deps, asker: Asker, id: string): Promise<UploadRow> {
  const row = isUuid(id) ? await asActor(deps, asker.actor, (transaction) => uploadById(transaction, id)) : null
  if (!row) throw new Problem('NOT_FOUND')
  if (row.document_id === null && row.expires_at <= deps.clock.now()) throw new Problem('UPLOAD_EXPIRED')
  return row
}

/** Uploads to go on with, from any device. */
export const ownUploads = (deps: Deps, { actor }: Asker): Promise<UploadRow[]> =>
  asActor(deps, actor, (transaction) => unfinishedUploads(transaction, actor.personId, deps.clock.now()))

export type PartGiven = {
  readonly id: string
  readonly offset: number
  /** What the request says of its own length; null when it comes in chunks. */
  readonly length: number | null
  readonly content: AsyncIterable<Buffer>
}

/**
 * Receives a part; the last one makes the document.
 * @throws Problem UPLOAD_BUSY, UPLOAD_OFFSET, UPLOAD_INTERRUPTED (what came is kept), STORAGE_FULL, or why it is refused
 */
export async function receivePart(deps: UploadDeps, asker: Asker, part: PartGiven): Promise<UploadRow> {
  await ownUpload(deps, asker, part.id)
  return alone(deps, part.id, async () => {
    const row = await ownUpload(deps, asker, part.id)
    if (row.refused) throw refusalProblem(row.refused)
    if (part.offset !== row.received) throw new Problem('UPLOAD_OFFSET', { data: { offset: row.received } })
    if (row.document_id !== null) return row
    const missing = row.bytes - row.received
    if ((part.length ?? 0) > missing) throw new Problem('DOCUMENT_TOO_LARGE', { data: { missing } })
    const end = await keepPart(deps, asker, row, part)
    const kept = await ownUpload(deps, asker, part.id)
    if (kept.received === kept.bytes) return finishUpload(deps, asker, kept)
    if (end === 'interrupted') throw new Problem('UPLOAD_INTERRUPTED', { data: { offset: kept.received } })
    return kept
  })
}

/** Where an upload is; one whose last part was kept just before a fall becomes its document now. */
export async function whereIsUpload(deps: UploadDeps, asker: Asker, id: string): Promise<UploadRow> {
  const row = await ownUpload(deps, asker, id)
  if (row.received < row.bytes || row.document_id !== null || row.refused) return row
  return alone(deps, id, () => finishWhole(deps, asker, id)).catch((error: unknown) => {
    // It is where it is even when it was refused just now; the upload says why.
    if (error instanceof Problem && error.status === 422) return ownUpload(deps, asker, id)
    throw error
  })
}

async function finishWhole(deps: UploadDeps, asker: Asker, id: string): Promise<UploadRow> {
  const row = await ownUpload(deps, asker, id)
  if (await deps.staging.holds(id, row.bytes)) return finishUpload(deps, asker, row)
  await count(deps, asker, { id, from: row.received, to: 0 })
  return ownUpload(deps, asker, id)
}

/**
 * Forgets an upload that is no document. One that came whole may be in the store already: its time is over at once, and
 * whoever tidies takes it away from both.
 * @throws Problem UPLOAD_FINISHED, UPLOAD_BUSY
 */
export async function forgetUpload(deps: UploadDeps, asker: Asker, id: string): Promise<void> {
  await ownUpload(deps, asker, id)
  await alone(deps, id, async () => {
    const row = await ownUpload(deps, asker, id)
    if (row.document_id !== null) throw new Problem('UPLOAD_FINISHED')
    const mayBeStored = row.received === row.bytes && row.refused === null
    const at = deps.clock.now()
    await asActor(deps, asker.actor, async (transaction) => {
      if (mayBeStored) await transaction.updateTable('upload').set({ expires_at: at }).where('id', '=', id).execute()
      else await transaction.deleteFrom('upload').where('id', '=', id).execute()
      const subject = { kind: 'upload', id }
      await record(transaction, { ...asker, at }, { action: 'upload.forget', subject, dossierId: row.dossier_id })
    })
    if (!mayBeStored) await deps.staging.remove(id)
  })
}

async function alone<T>({ locks }: UploadDeps, id: string, work: () => Promise<T>): Promise<T> {
  const release = locks.take(id)
  if (!release) throw new Problem('UPLOAD_BUSY', { retryAfterS: 2 })
  return work().finally(release)
}

async function keepPart(deps: UploadDeps, asker: Asker, row: UploadRow, part: PartGiven): Promise<PartEnd> {
  let counted = row.received
  const onDurable = async (received: number) => {
    await count(deps, asker, { id: row.id, from: counted, to: received })
    counted = received
  }
  const most = row.bytes - row.received
  try {
    return await deps.staging.write({ uploadId: row.id, offset: part.offset, most, content: part.content, onDurable })
  } catch (error) {
    if (!(error instanceof StagedBytesLost)) throw error
    // The file starts again rather than never ending.
    await count(deps, asker, { id: row.id, from: row.received, to: 0 })
    throw new Problem('UPLOAD_OFFSET', { data: { offset: 0 } })
  }
}

type Counted = { readonly id: string; readonly from: number; readonly to: number }

function count(deps: Deps, { actor }: Asker, { id, from, to }: Counted): Promise<void> {
  const at = deps.clock.now()
  const expires_at = new Date(at.getTime() + UPLOAD_EXPIRES_MS)
  return asActor(deps, actor, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('upload')
      .set({ received: to, last_part_at: at, expires_at })
      .where('id', '=', id)
      .where('received', '=', from)
      .where('document_id', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Problem('UPLOAD_OFFSET')
  })
}
