import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Ids only, as holders_of: who holds one of these roles in a body on a day, over one of these units.
  await sql`
    create function holders_there(roles text[], of_body uuid, units text[], on_day date) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select distinct m.person_id from mandate m cross join lateral mandates_in_force(m.person_id, on_day) f
      where m.body_id = of_body and m.role = any (roles) and f.id = m.id and f.territories && units $$`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function holders_there(text[], uuid, text[], date)`.execute(db)
}
