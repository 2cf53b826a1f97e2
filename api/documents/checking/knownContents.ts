import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** A content as the database knows it; `bytes` is null for the picture of a page, which can always be drawn again. */
export type Known = { readonly sha256: string; readonly bytes: number | null }

const ROWS = 1_000

/**
 * Hands `work` every content the database knows of, in the order of their names. The list is made once and kept by the
 * database: it is never whole in our memory, and no transaction stays open while the store is gone through.
 */
export function withKnownContents<T>(
  db: Kysely<Database>,
  work: (known: AsyncIterable<Known>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await connection.transaction().execute(async (transaction) => {
      await sql`set local statement_timeout = 0`.execute(transaction)
      await sql`
        declare known_contents no scroll cursor with hold for
          select sha256 collate "C" as sha256, max(bytes) as bytes
          from (select sha256, bytes from blob union all select sha256, bytes from receipt_file
            union all select sha256, bytes from act_file
            union all select sha256, bytes from act_plan where sha256 is not null
            union all select sha256, bytes from minutes_file
            union all select sha256, bytes from avis_file
            union all select sha256, bytes from bulletin_file
            union all select sha256, bytes from note_file
            union all select preview_sha256, null from preview) c
          group by 1 order by 1`.execute(transaction)
    })
    try {
      return await work(rowsOf(connection))
    } finally {
      await sql`close known_contents`.execute(connection)
    }
  })
}

async function* rowsOf(connection: Kysely<Database>): AsyncGenerator<Known> {
  for (;;) {
    const { rows } = await sql<Known>`fetch ${sql.lit(ROWS)} from known_contents`.execute(connection)
    if (rows.length === 0) return
    yield* rows
  }
}

/** Which of these contents nothing in the database knows, nor an upload that came whole is about to become. */
export async function unknownOf(
  db: Kysely<Database>,
  stored: readonly { readonly sha256: string; readonly bytes: number }[],
): Promise<ReadonlySet<string>> {
  const names = stored.map(({ sha256 }) => sha256)
  // One statement, so one moment: a deposit that ends meanwhile is seen before or after, never in between.
  const { rows } = await sql<{ sha256: string }>`
    select s.sha256 from unnest(${names}::text[], ${stored.map(({ bytes }) => bytes)}::bigint[]) s (sha256, bytes)
    where not exists (select from blob b where b.sha256 = s.sha256)
      and not exists (select from preview p where p.preview_sha256 = s.sha256)
      and not exists (select from receipt_file r where r.sha256 = s.sha256)
      and not exists (select from act_file a where a.sha256 = s.sha256)
      and not exists (select from act_plan a where a.sha256 = s.sha256)
      and not exists (select from minutes_file m where m.sha256 = s.sha256)
      and not exists (select from avis_file a where a.sha256 = s.sha256)
      and not exists (select from bulletin_file b where b.sha256 = s.sha256)
      and not exists (select from note_file n where n.sha256 = s.sha256)
      and not exists (select from upload u where u.document_id is null and u.refused is null
        and u.received = u.bytes and u.bytes = s.bytes)`.execute(db)
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** The documents made of a content, in words for an operator. */
export async function documentsMadeOf(db: Kysely<Database>, sha256: string): Promise<string> {
  const { rows } = await sql<{ words: string; of: number }>`
    select '« ' || file_name || ' » (document ' || id || ', dossier ' || dossier_id || ')' as words, count(*) over () as of
    from document where sha256 = ${sha256} order by deposited_at limit 3`.execute(db)
  const more = (rows[0]?.of ?? 0) - rows.length
  return rows.map(({ words }) => words).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
