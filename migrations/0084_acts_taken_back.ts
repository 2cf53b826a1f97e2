import { type Kysely, sql } from 'kysely'

const FUNCTIONS = ['act_taken_back(uuid)', 'tracked_taken_back(text, text)']

/** Since when the last act that was signed of a dossier is taken back; null while it stands. Whoever is asked sees the dossier, or follows it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function act_taken_back(of_dossier uuid) returns timestamptz
    language sql stable security definer set search_path = public, pg_temp as $$
      select a.withdrawn_at from act a where a.dossier_id = of_dossier and a.state = 'signed' order by a.move desc limit 1 $$`.execute(
    db,
  )
  await sql`create function tracked_taken_back(of_number text, identity text) returns timestamptz
    language sql stable security definer set search_path = public, pg_temp as $$
      select act_taken_back(tracked_dossier(of_number, identity)) $$`.execute(db)
  for (const name of FUNCTIONS) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function tracked_taken_back(text, text), act_taken_back(uuid)`.execute(db)
}
