import { randomUUID } from 'node:crypto'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'

type Kept = {
  readonly dossierId: string
  readonly person: string
  readonly fileName: string
  /** The bytes, or what writes them to a path: a large file is never whole in memory. */
  readonly content: Uint8Array | ((path: string) => void)
  readonly pages?: number
}

/**
 * A document that is in the store without having been judged, as one brought in before a judge was there, or under an
 * operator's own limits. @returns its id
 */
export async function keepDocument(db: Kysely<Database>, folder: string, kept: Kept): Promise<string> {
  const { dossierId, person, fileName, content, pages = null } = kept
  const sha256 = randomUUID().replaceAll('-', '').repeat(2)
  const path = `${folder}/documents/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  mkdirSync(dirname(path), { recursive: true })
  if (typeof content === 'function') content(path)
  else writeFileSync(path, content)
  const bytes = statSync(path).size
  await sql`insert into blob (sha256, bytes, media_type, stored_at, scan, previews)
    values (${sha256}, ${bytes}, 'application/pdf', now(), 'clean', 'none')`.execute(db)
  const id = randomUUID()
  await sql`insert into document (id, dossier_id, sha256, file_name, pages, deposited_by, deposited_at)
    values (${id}, ${dossierId}, ${sha256}, ${fileName}, ${pages}, ${person}, now())`.execute(db)
  return id
}
