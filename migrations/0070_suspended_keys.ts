import { type Kysely, sql } from 'kysely'

/**
 * A key somebody else suspended is given back by whoever administers its body, never by its holder, who may only end it. No
 * policy holds the old row against the new one: a trigger does, for whoever acts in their own name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function keep_suspended() returns trigger language plpgsql as $$
    begin
      if old.state = 'suspended' and new.state in ('active', 'suspended') and actor_person() is not null
          and old.changed_by is distinct from actor_person()
          and not old.body_id = any (actor_bodies(array['administrator'])) then
        raise exception 'a key is given back by whoever suspended it' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger signing_key_suspended before update on signing_key for each row execute function keep_suspended()`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger signing_key_suspended on signing_key`.execute(db)
  await sql`drop function keep_suspended`.execute(db)
}
