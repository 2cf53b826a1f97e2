import { type Kysely, sql } from 'kysely'

/**
 * Whoever may read a remark may know whether it stands and on which sheet it was confirmed last, though its thread is closed
 * to them: what settled it without a word of it, and without who wrote it. With its owner's rights, as `dossier_of_remark`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function remark_course(of_remark uuid)
    returns table (nth integer, kind text, document_id uuid, page integer, shape jsonb)
    language sql stable security definer set search_path = public, pg_temp as $$
      select e.nth, e.kind, e.document_id, e.page, e.shape from remark_entry e
      where e.remark_id = of_remark and e.kind <> 'reply' order by e.nth $$`.execute(db)
  await sql`revoke execute on function remark_course(uuid) from public`.execute(db)
  await sql`grant execute on function remark_course(uuid) to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function remark_course(uuid)`.execute(db)
}
