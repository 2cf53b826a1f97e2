import { type Kysely, sql } from 'kysely'

/**
 * A refusal that was taken back is decided again by whoever decides there: its dossier is decided no longer. Every other move
 * keeps its door.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter function actor_may_move(uuid, text) rename to actor_may_move_onwards`.execute(db)
  await sql`create function actor_may_move(of_dossier uuid, of_event text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      if of_event <> 'reopen' then return actor_may_move_onwards(of_dossier, of_event); end if;
      return exists (select from dossier d where d.id = of_dossier and d.state = 'decided'
        and d.territory && actor_territories(array['president', 'delegate']));
    end $$`.execute(db)
  await sql`revoke execute on function actor_may_move(uuid, text) from public`.execute(db)
  await sql`grant execute on function actor_may_move(uuid, text) to rokhas_application`.execute(db)
  await sql`alter policy dossier_event_make on dossier_event with check (
    person_id = (select actor_person()) and actor_may_move(dossier_id, event))`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter policy dossier_event_make on dossier_event with check (
    person_id = (select actor_person()) and actor_may_move_onwards(dossier_id, event))`.execute(db)
  await sql`drop function actor_may_move(uuid, text)`.execute(db)
  await sql`alter function actor_may_move_onwards(uuid, text) rename to actor_may_move`.execute(db)
}
