import { createReadStream } from 'node:fs'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { answerAbout } from '../../dossiers/complements/answer.ts'
import { withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { extensionOf } from '../fileName.ts'
import { insertDocument } from '../insertDocument.ts'
import { TookTooLong } from '../inspection/fileThreads.ts'
import type { Inspected, Inspection } from '../inspection/protocol.ts'
import { type ContentRefusal, refuse } from '../inspection/refusals.ts'
import { lockContent } from '../lockContent.ts'
import { versionOf } from '../pieceVersions.ts'
import { mayFill } from '../queries.ts'
import { asStoreProblem } from '../store/storeProblem.ts'
import type { UploadDeps } from './commands.ts'
import { type UploadRow, uploadById } from './queries.ts'

type Refused = Pick<ContentRefusal, 'code' | 'detail'>

/** What a refused content answers, the first time and whenever it is asked again. */
export const refusalProblem = ({ code, detail }: Refused): Problem => Problem.of(422, code, detail)

/**
 * Makes a document of an upload that came whole: its content is judged and kept first, then everything that says so is
 * written in one transaction. Doing it again after a fall changes nothing.
 * @throws Problem with the refusal's own code and sentence, STORAGE_FULL, or the policy's shut door
 */
export async function finishUpload(deps: UploadDeps, asker: Asker, upload: UploadRow): Promise<UploadRow> {
  const inspected = await inspectUpload(deps, upload)
  if (!inspected.ok) return refuseUpload(deps, asker, upload, inspected.error)
  await keepContent(deps, upload, inspected.value)
  const done = await depositDocument(deps, asker, upload, inspected.value)
  await deps.staging.remove(upload.id)
  return done
}

const LEAST_SECONDS = 60
/** Slow disks read ten megabytes a second, twice. */
const BYTES_A_SECOND = 5 * 1024 * 1024

async function inspectUpload(
  { threads, staging }: UploadDeps,
  { id, file_name, bytes }: UploadRow,
): Promise<Inspection> {
  const job = { kind: 'inspect', path: staging.pathOf(id), extension: extensionOf(file_name), bytes } as const
  const seconds = Math.ceil(LEAST_SECONDS + bytes / BYTES_A_SECOND)
  return threads.inspect(job, seconds).catch((error: unknown) => {
    if (error instanceof TookTooLong) return { ok: false, error: refuse('READING_TOO_LONG', { seconds }) }
    throw error
  })
}

/** The explanation stays with the upload; its bytes do not. */
async function refuseUpload(
  deps: UploadDeps,
  asker: Asker,
  { id, dossier_id }: UploadRow,
  { code, detail }: ContentRefusal,
): Promise<never> {
  const at = deps.clock.now()
  await asActor(deps, asker.actor, async (transaction) => {
    const refused = JSON.stringify({ code, detail })
    await transaction.updateTable('upload').set({ refused }).where('id', '=', id).execute()
    const event = { action: 'upload.refuse', subject: { kind: 'upload', id }, dossierId: dossier_id, detail: { code } }
    await record(transaction, { ...asker, at }, event)
  })
  await deps.staging.remove(id)
  throw refusalProblem({ code, detail })
}

const keepContent = ({ store, staging }: UploadDeps, { id }: UploadRow, { sha256 }: Inspected) =>
  store.put(sha256, () => createReadStream(staging.pathOf(id))).catch(asStoreProblem)

function depositDocument(deps: UploadDeps, asker: Asker, upload: UploadRow, content: Inspected): Promise<UploadRow> {
  const { dossier_id: dossierId, file_name: fileName, bytes } = upload
  const thing = { about: 'piece', what: upload.piece } as const
  const wanted = { asker, id: dossierId, action: 'document.deposit', thing } as const
  const named = { dossierId, fileName, bytes, personId: asker.actor.personId }
  const scanned = deps.config.clamd !== null
  return withDossier(deps, wanted, async (transaction, { at, allowed }) => {
    await lockContent(transaction, content.sha256)
    // Whoever tidies the store holds the same lock: what they took away before us is put back.
    await keepContent(deps, upload, content)
    const known = upload.again ? null : await sameDocument(transaction, upload.dossier_id, content.sha256)
    // The procedure may have changed since it was begun: what was sent is kept, without a piece.
    const piece = (await mayFill(transaction, dossierId, upload.piece)) ? upload.piece : null
    const document = { ...named, piece, pieceVersion: await versionOf(transaction, { ...upload, piece }), at }
    const documentId = known ?? (await insertDocument(transaction, { scanned, content, document }))
    if (known === null)
      await answerAbout(transaction, { id: dossierId, thing }, { asker, at, kind: 'document', documentId })
    const end = { document_id: documentId, already_there: known !== null }
    await transaction.updateTable('upload').set(end).where('id', '=', upload.id).execute()
    const subject = { kind: 'document', id: documentId }
    const action = known === null ? 'document.deposit' : 'document.deposit.again'
    const event = { action, subject, dossierId: upload.dossier_id, mandateId: allowed.mandateId }
    await record(transaction, { ...asker, at }, { ...event, detail: { sha256: content.sha256 } })
    return (await uploadById(transaction, upload.id)) ?? upload
  })
}

async function sameDocument(transaction: ActorTransaction, dossierId: string, sha256: string): Promise<string | null> {
  const found = await transaction
    .selectFrom('document')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('sha256', '=', sha256)
    .where('withdrawn_at', 'is', null)
    .orderBy('deposited_at')
    .executeTakeFirst()
  return found?.id ?? null
}
