import { type Kysely, sql } from 'kysely'

/** What has no number was never filed by the product and is in no queue: nobody looks for it. */
const keeping = (condition: string) => sql`
  create or replace function keep_dossier_words(ids uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if cardinality(ids) = 0 then return; end if;
    perform from dossier_search s where s.dossier_id = any (ids) order by s.dossier_id for update;
    insert into dossier_search select d.id, dossier_words(d) from dossier d where d.id = any (ids) and ${sql.raw(condition)}
      on conflict (dossier_id) do update set words = excluded.words where dossier_search.words <> excluded.words;
  end $$`

export async function up(db: Kysely<unknown>): Promise<void> {
  await keeping(`d.state <> 'draft' and d.number is not null`).execute(db)
  await sql`delete from dossier_search s using dossier d where d.id = s.dossier_id and d.number is null`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await keeping(`d.state <> 'draft'`).execute(db)
}
