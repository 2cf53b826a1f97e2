import { type Kysely, type Selectable, sql } from 'kysely'
import { UPLOADS, type UploadAnswer } from '../../contract/documents.ts'
import type { UploadTable } from '../../db/tables/documents.ts'
import type { Database } from '../../db/tables.ts'
import type { UploadSaid } from './metadata.ts'

export type UploadRow = Selectable<UploadTable>

/** An upload of the actor's own; another person's is not there. */
export async function uploadById(db: Kysely<Database>, id: string): Promise<UploadRow | null> {
  return (await db.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** What is not a document yet and can still become one, or says why it cannot: newest first. */
export const unfinishedUploads = (db: Kysely<Database>, personId: string, at: Date): Promise<UploadRow[]> =>
  db
    .selectFrom('upload')
    .selectAll()
    .where('person_id', '=', personId)
    .where('document_id', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The upload that the same person began of the same file for the same dossier, on this device or another. */
export async function sameUpload(
  db: Kysely<Database>,
  { personId, said, at }: { readonly personId: string; readonly said: UploadSaid; readonly at: Date },
): Promise<UploadRow | null> {
  if (said.fingerprint === null) return null
  const found = await db
    .selectFrom('upload')
    .selectAll()
    .where('person_id', '=', personId)
    .where('dossier_id', '=', said.dossierId)
    .where('fingerprint', '=', said.fingerprint)
    .where('bytes', '=', said.bytes)
    .where('document_id', 'is', null)
    .where('refused', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('created_at')
    .executeTakeFirst()
  return found ?? null
}

export type Room = { readonly documents: number; readonly waiting: number; readonly waitingBytes: number }

/** What already counts against the limits of a dossier and of a person. */
export async function roomTaken(
  db: Kysely<Database>,
  { personId, dossierId, at }: { readonly personId: string; readonly dossierId: string; readonly at: Date },
): Promise<Room> {
  const { rows } = await sql<Room>`
    select (select count(*) from document where dossier_id = ${dossierId} and withdrawn_at is null) as documents,
      count(*) as waiting, coalesce(sum(bytes), 0)::bigint as "waitingBytes"
    from upload where person_id = ${personId} and document_id is null and refused is null and expires_at > ${at}`.execute(
    db,
  )
  return rows[0] ?? { documents: 0, waiting: 0, waitingBytes: 0 }
}

export const presentUpload = (row: UploadRow): UploadAnswer => ({
  id: row.id,
  address: `${UPLOADS.path}/${row.id}`,
  dossierId: row.dossier_id,
  fileName: row.file_name,
  fingerprint: row.fingerprint,
  bytes: row.bytes,
  received: row.received,
  createdAt: row.created_at.toISOString(),
  lastPartAt: row.last_part_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  documentId: row.document_id,
  alreadyThere: row.already_there,
  refused: row.refused,
})
