import { type Kysely, sql } from 'kysely'

/**
 * Communes there were on a day, each with every code its dossiers are counted under: its own, those of communes merged into
 * it by then, and those of communes taken from it since, which hold the earlier days of dossiers that passed to them.
 */
const counted = sql`
  create function communes_counted_on(on_day date) returns table (code text, name_fr text, name_ar text, kind text,
      parent_code text, province_code text, region_code text, counted text[])
    language sql stable as $$
      with recursive unborn as (
        select h.commune_code, h.other_code as taken_from from commune_change h where h.kind = 'created' and h.day > on_day
        union select u.commune_code, h.other_code from unborn u join commune_change h on h.commune_code = u.taken_from
          where h.kind = 'created' and h.day > on_day
      )
      select t.code, t.name_fr, t.name_ar, t.kind, t.parent_code, t.province_code, t.region_code,
        array[t.code] || t.merged || coalesce((select array_agg(u.commune_code order by u.commune_code) from unborn u
          where u.taken_from = any (array[t.code] || t.merged)), '{}')
      from communes_on(on_day) t $$`

/** A merged commune loses its outline to its successor: both are kept as they were the day before, for maps of the past. */
async function outlines(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table commune_outline_before (
      change_id uuid not null references commune_change,
      commune_code text not null references commune,
      day date not null,
      outline_3857 geometry(MultiPolygon, 3857) not null,
      primary key (commune_code, day, change_id)
    )`.execute(db)
  await sql`create trigger commune_outline_before_kept before update or delete on commune_outline_before
    for each row execute function refuse_rewriting()`.execute(db)
  await sql`grant select on commune_outline_before to rokhas_application, rokhas_worker`.execute(db)
  await sql`create function keep_outlines_before() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into commune_outline_before (change_id, commune_code, day, outline_3857)
        select new.id, c.code, new.day, c.outline_3857 from commune c
        where c.code in (new.commune_code, new.other_code) and c.outline_3857 is not null;
      return null;
    end $$`.execute(db)
  await sql`revoke execute on function keep_outlines_before() from public`.execute(db)
  // A change is marked applied before it is: the outlines still are those of before.
  await sql`create trigger commune_change_outlines after update of applied_at on commune_change for each row
    when (new.kind = 'merged' and old.applied_at is null and new.applied_at is not null)
    execute function keep_outlines_before()`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await counted.execute(db)
  await outlines(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger commune_change_outlines on commune_change`.execute(db)
  await sql`drop function keep_outlines_before()`.execute(db)
  await sql`drop table commune_outline_before`.execute(db)
  await sql`drop function communes_counted_on(date)`.execute(db)
}
