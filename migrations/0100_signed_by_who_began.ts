import { type Kysely, sql } from 'kysely'

/**
 * An act is signed by the person who began it: its paper names them. Each of the other policies is enough alone, so that
 * one president could have signed under the number another had begun; this one is asked besides them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create policy act_by_who_began on act as restrictive for update to rokhas_application using (true)
    with check (state <> 'signed' or (signed_by = began_by and (withdrawn_by is not null or signed_by = (select actor_person()))))`.execute(
    db,
  )
  // Nor is it signed and taken back at one stroke, which would be signing for somebody else.
  await sql`create function refuse_signed_withdrawn() returns trigger language plpgsql as $$
    begin
      raise exception 'an act is taken back after it was signed' using errcode = 'check_violation', constraint = 'act_kept';
    end $$`.execute(db)
  await sql`create trigger act_signed_standing before update on act for each row
    when (old.state <> 'signed' and new.withdrawn_at is not null) execute function refuse_signed_withdrawn()`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger act_signed_standing on act`.execute(db)
  await sql`drop function refuse_signed_withdrawn()`.execute(db)
  await sql`drop policy act_by_who_began on act`.execute(db)
}
