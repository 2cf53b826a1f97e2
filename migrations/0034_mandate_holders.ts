import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Everybody who holds one of these roles on a day, and over which units: for whoever warns, in the background.
  await sql`
    create function mandate_holders(roles text[], on_day date)
    returns table (person_id uuid, body_id uuid, role text, territories text[])
    language sql stable security definer set search_path = public, pg_temp as $$
      select p.person_id, f.body_id, f.role, f.territories
      from (select distinct m.person_id from mandate m where m.role = any (roles) and m.ended_at is null) p
        cross join lateral mandates_in_force(p.person_id, on_day) f
      where f.role = any (roles) $$`.execute(db)
  await sql`revoke execute on function mandate_holders(text[], date) from public`.execute(db)
  await sql`grant execute on function mandate_holders(text[], date) to rokhas_worker`.execute(db)
  // What ends soon, whatever the state of its dossier.
  await sql`create index dossier_deadline_validity on dossier_deadline (due_day)
    where met_day is null and stage = 'validity'`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index dossier_deadline_validity`.execute(db)
  await sql`drop function mandate_holders(text[], date)`.execute(db)
}
