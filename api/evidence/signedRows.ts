import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { WorkDeps } from '../deps.ts'
import { lockContent } from '../documents/lockContent.ts'

/** Tables whose rows are signed files that gain evidence: each has the same columns for it. */
export type SignedRows = 'act' | 'avis_signature'

type Row = { readonly of: SignedRows; readonly id: string; readonly sha256: string }
type Gained = { readonly file: Buffer; readonly level: 'B-T' | 'B-LT' }

/** The file with more evidence takes the place of the one it was made of, unless somebody did meanwhile. */
export async function gainEvidence(
  { db, store }: Pick<WorkDeps, 'db' | 'store'>,
  { of, id, sha256 }: Row,
  { file, level }: Gained,
): Promise<void> {
  const kept = hash('sha256', file)
  await db.transaction().execute(async (transaction) => {
    await lockContent(transaction, kept)
    await store.put(kept, () => Readable.from([file]))
    await sql`update ${sql.table(of)} set file_sha256 = ${kept}, file_bytes = ${file.length}, level = ${level}
      where id = ${id}::uuid and file_sha256 = ${sha256}`.execute(transaction)
  })
}
