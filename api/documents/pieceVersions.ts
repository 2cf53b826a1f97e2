import { type Kysely, sql } from 'kysely'
import type { DocumentAnswer } from '../contract/documents.ts'
import type { Database } from '../db/tables.ts'
import type { UploadRow } from './uploads/queries.ts'

type Deposit = Pick<UploadRow, 'dossier_id' | 'piece' | 'replaces'>

/**
 * Which version of its piece a new document belongs to. In a draft it stands beside the others unless it replaces them;
 * under a request it begins the version that answers it, and what is added then stands beside.
 */
export async function versionOf(db: Kysely<Database>, { dossier_id, piece, replaces }: Deposit): Promise<number> {
  if (piece === null) return 1
  const { rows } = await sql<{ version: number; begins: boolean }>`
    select coalesce(max(d.piece_version), 0) as version,
      exists (select from standing_items(${dossier_id}::uuid) i where i.about = 'piece' and i.what = ${piece})
      and not exists (select from standing_items(${dossier_id}::uuid) i join complement_answer a on a.item_id = i.id
        where i.about = 'piece' and i.what = ${piece} and a.kind = 'document') as begins
    from document d where d.dossier_id = ${dossier_id}::uuid and d.piece = ${piece} and d.withdrawn_at is null`.execute(
    db,
  )
  const { version = 0, begins = false } = rows[0] ?? {}
  return Math.max(1, begins || replaces ? version + 1 : version)
}

type Version = { readonly version: number; readonly current: boolean; readonly documents: readonly DocumentAnswer[] }

/** The documents of a piece by version, newest first; the last one that is not withdrawn whole counts. */
export function versionsOf(documents: readonly DocumentAnswer[], piece: string): Version[] {
  const ofPiece = Map.groupBy(
    documents.filter((document) => document.piece === piece),
    ({ pieceVersion }) => pieceVersion,
  )
  const given = [...ofPiece].filter(([, of]) => of.some(({ withdrawnAt }) => withdrawnAt === null))
  const current = Math.max(0, ...given.map(([version]) => version))
  return [...ofPiece]
    .map(([version, of]) => ({ version, current: version === current, documents: of }))
    .toSorted((a, b) => b.version - a.version)
}
