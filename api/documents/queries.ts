import { type Kysely, sql } from 'kysely'
import { personNamed } from '../access/personNamed.ts'
import type { DocumentAnswer } from '../contract/documents.ts'
import type { PersonName } from '../contract/people.ts'
import type { Measures } from '../contract/preflight/measures.ts'
import type { PieceRule } from '../contract/procedures/definition.ts'
import type { Database } from '../db/tables.ts'
import { firstUuidAt } from '../db/uuid.ts'
import { contentsOf } from './contentsOf.ts'

export type DocumentRow = {
  readonly id: string
  readonly dossierId: string
  readonly fileName: string
  readonly piece: string | null
  readonly pieceVersion: number
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: number
  readonly pages: number | null
  readonly width: number | null
  readonly height: number | null
  readonly depositedBy: PersonName | null
  readonly depositedAt: Date
  readonly withdrawnAt: Date | null
  readonly scan: DocumentAnswer['scan']
  readonly previews: DocumentAnswer['previews']
  readonly measures: Measures | null
  /** What its piece holds; null when it stands for none. */
  readonly content: PieceRule['content'] | null
}

const contentOfPiece = sql<PieceRule['content'] | null>`(select p ->> 'content'
  from dossier o join procedure_version v on v.id = o.procedure_version_id, jsonb_array_elements(v.definition -> 'pieces') p
  where o.id = d.dossier_id and p ->> 'code' = d.piece limit 1)`

const documents = (db: Kysely<Database>, contents = contentsOf(sql`d.dossier_id`)) =>
  db
    .selectFrom('document as d')
    .innerJoin(contents, 'b.sha256', 'd.sha256')
    .select([
      'd.id',
      'd.dossier_id as dossierId',
      'd.file_name as fileName',
      'd.piece',
      'd.piece_version as pieceVersion',
      'd.sha256',
      'd.pages',
      'd.width',
      'd.height',
    ])
    .select(['d.deposited_at as depositedAt', 'd.withdrawn_at as withdrawnAt'])
    .select(['b.media_type as mediaType', 'b.bytes', 'b.scan', 'b.previews', 'b.measures'])
    .select(contentOfPiece.as('content'))
    .select(personNamed('d.deposited_by').as('depositedBy'))

/** The document, or null when there is none or the actor may not see it: nobody can tell which. */
export async function documentById(db: Kysely<Database>, id: string): Promise<DocumentRow | null> {
  return (await documents(db).where('d.id', '=', id).executeTakeFirst()) ?? null
}

export const documentsOf = (db: Kysely<Database>, dossierId: string): Promise<DocumentRow[]> =>
  documents(db, contentsOf(sql`${dossierId}::uuid`))
    .where('d.dossier_id', '=', dossierId)
    .orderBy('d.deposited_at')
    .orderBy('d.id')
    .execute()

/** Whether the actor may fill a piece: one that carries no signature, their own trade's, or any for whoever leads. */
export async function mayFill(db: Kysely<Database>, dossierId: string, piece: string | null): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select actor_fills(${dossierId}::uuid, ${piece}::text) as may`.execute(
    db,
  )
  return rows[0]?.may ?? false
}

export type PreviewKey = { readonly sha256: string; readonly page: number; readonly width: number }

/** Where a preview that was made lies in the store. */
export async function previewOf(db: Kysely<Database>, { sha256, page, width }: PreviewKey): Promise<string | null> {
  const found = await db
    .selectFrom('preview')
    .select('preview_sha256')
    .where('sha256', '=', sha256)
    .where('page', '=', page)
    .where('width', '=', width)
    .executeTakeFirst()
  return found?.preview_sha256 ?? null
}

type Reading = { readonly personId: string; readonly id: string; readonly since: Date }

/** Whether somebody opened a document, or a page of it, since an instant. */
export async function wasRead(db: Kysely<Database>, { personId, id, since }: Reading): Promise<boolean> {
  const found = await db
    .selectFrom('journal_event')
    .select('id')
    .where('person_id', '=', personId)
    .where('id', '>=', firstUuidAt(since))
    .where('action', 'in', ['document.view', 'document.open'])
    .where('subject_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
