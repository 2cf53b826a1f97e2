import { type Kysely, sql } from 'kysely'

/**
 * Whose a plan is: an agency adds a version to a plan whose other versions lie on its own examiners' territory, or came from it.
 * Told before the work and held by the database at its end. In PL/pgSQL, since what says the units under a ground comes later.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function plan_is_ours(of_code text, of_body uuid, but_version uuid default null) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return not exists (
        select from plan p join plan_version v on v.plan_id = p.id
        where p.code = of_code and v.id is distinct from but_version
          and not coalesce(units_under(v.perimeter) && agency_examiner_territories(), false)
          and not exists (select from plan_draft d where d.plan_version_id = v.id and d.body_id = of_body));
    end $$`.execute(db)
  await sql`revoke execute on function plan_is_ours(text, uuid, uuid) from public`.execute(db)
  await sql`grant execute on function plan_is_ours(text, uuid, uuid) to rokhas_application`.execute(db)
  await sql`create function plan_draft_owner() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if not plan_is_ours(new.mapping #>> '{plan,code}', new.body_id, new.plan_version_id) then
        raise exception 'this plan is another agency''s' using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger plan_draft_owner before update of state on plan_draft
    for each row when (old.state = 'submitted' and new.state = 'published') execute function plan_draft_owner()`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger plan_draft_owner on plan_draft`.execute(db)
  await sql`drop function plan_draft_owner(), plan_is_ours(text, uuid, uuid)`.execute(db)
}
