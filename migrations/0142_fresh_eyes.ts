import { type Kysely, sql } from 'kysely'

/**
 * Who may look again at what people prepared of a plan's law, since nobody publishes what they had a hand in: the examiners
 * in force over its ground without one. Where there is none, the administrators of its agency, who may give such a mandate
 * to somebody else; nobody gives one to themselves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function fresh_eyes(units text[], of_body uuid, hands uuid[]) returns table (person_id uuid, may text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select e.person_id, 'publish' from examiners_over(units, actor_day()) e(person_id)
        where e.person_id <> all (hands)
          and not exists (select from account a where a.person_id = e.person_id and a.state <> 'active')
      union
      select m.person_id, 'appoint' from mandate m cross join lateral mandates_in_force(m.person_id, actor_day()) f
        where m.body_id = of_body and m.role = 'administrator' and f.id = m.id
          and not exists (select from account a where a.person_id = m.person_id and a.state <> 'active') $$`.execute(db)
  await sql`revoke execute on function fresh_eyes(text[], uuid, uuid[]) from public`.execute(db)
  await sql`grant execute on function fresh_eyes(text[], uuid, uuid[]) to rokhas_application`.execute(db)
}

export const down = (db: Kysely<unknown>) => sql`drop function fresh_eyes(text[], uuid, uuid[])`.execute(db)
