import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Two days and nothing else of dossiers and acts that most may not see.
  await sql`
    create function commune_live(of_commune text) returns table (filed date, signed date)
    language sql stable security definer set search_path = public, pg_temp as $$
      select
        (select (min(d.filed_at) at time zone 'Africa/Casablanca')::date from dossier d
          where d.commune_code = of_commune and d.number is not null and d.paper_number is null),
        (select (min(a.signed_at) at time zone 'Africa/Casablanca')::date from act a
          where a.unit = of_commune and a.year is not null) $$`.execute(db)
  await sql`revoke execute on function commune_live(text) from public`.execute(db)
  await sql`grant execute on function commune_live(text) to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function commune_live(text)`.execute(db)
}
