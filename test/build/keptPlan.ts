import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Kysely, sql } from 'kysely'
import { readConfig } from '../../api/config.ts'
import type { Database } from '../../api/db/tables.ts'
import { openStore } from '../../api/documents/store/openStore.ts'

type Plan = {
  readonly dossier: string
  readonly person: string
  readonly fileName: string
  readonly bytes: Buffer
  /** Of its procedure's list. */
  readonly piece?: string
}

/** A plan that was deposited, checked and found clean, as its deposit leaves it. @returns its id */
export async function keepPlan(db: Kysely<Database>, dataFolder: string, plan: Plan): Promise<string> {
  const { dossier, person, fileName, bytes, piece = null } = plan
  const [id, sha256] = [randomUUID(), createHash('sha256').update(bytes).digest('hex')]
  await openStore(readConfig({ ROKHAS_DATA: dataFolder })).put(sha256, () => Readable.from([bytes]))
  await sql`insert into blob (sha256, bytes, media_type, stored_at, scan, previews)
    values (${sha256}, ${bytes.length}, 'application/pdf', '2026-11-20', 'clean', 'none')`.execute(db)
  await sql`insert into document (id, dossier_id, sha256, file_name, piece, pages, deposited_by, deposited_at)
    values (${id}, ${dossier}, ${sha256}, ${fileName}, ${piece}, 1, ${person}, '2026-11-20')`.execute(db)
  return id
}
