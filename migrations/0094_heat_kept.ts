import { type Kysely, sql } from 'kysely'

const located = (locking: string) =>
  sql.raw(`create or replace function performance_open_located() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare located uuid[];
    begin
      ${locking}
      select array_agg(distinct w.dossier_id) into located from written w
        join dossier d on d.id = w.dossier_id and d.state in ('filed', 'examined');
      if located is not null then
        delete from performance_open where dossier_id = any (located);
        perform performance_open_add(located);
      end if;
      return null;
    end $$`)

/** A picture of fewer than five dossiers a group is made by nobody; a site drawn while its dossier is filed waits for that. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table performance_heat add constraint performance_heat_least check (least >= 5)`.execute(db)
  await sql`revoke execute on function told(bigint, integer), heat_groups(date, date, integer) from public`.execute(db)
  await located(
    'perform from dossier d where d.id in (select w.dossier_id from written w) order by d.id for share;',
  ).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await located('').execute(db)
  await sql`grant execute on function told(bigint, integer), heat_groups(date, date, integer) to public`.execute(db)
  await sql`alter table performance_heat drop constraint performance_heat_least`.execute(db)
}
