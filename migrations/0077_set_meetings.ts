import { type Kysely, sql } from 'kysely'

/**
 * The day of the next meeting that a commune's own guichet has set: a receipt carries it (RGC 2013, article 30), and whoever
 * files may not read the sessions. With its owner's rights, it tells a day and nothing of what is on the agenda.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function next_meeting_of(of_unit text, after_day date) returns date
    language sql stable security definer set search_path = public, pg_temp as $$
      select min(s.day) from commission_session s join commune c on c.code = s.unit_code and c.filing = 'guichet'
      where s.unit_code = of_unit and s.state in ('planned', 'convened') and s.day > after_day $$`.execute(db)
  await sql`revoke execute on function next_meeting_of(text, date) from public`.execute(db)
  await sql`grant execute on function next_meeting_of(text, date) to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function next_meeting_of(text, date)`.execute(db)
}
