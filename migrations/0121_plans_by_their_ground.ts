import { type Kysely, sql } from 'kysely'

/**
 * A plan goes on under whoever has its published versions' territory today; having drawn one of them once gives no right.
 * What cannot be told is nobody's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function plan_is_ours(of_code text, of_body uuid, but_version uuid default null) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return not exists (
        select from plan p join plan_version v on v.plan_id = p.id
        where p.code = of_code and v.id is distinct from but_version
          and (plan_version_territory(v.id) && agency_examiner_territories()) is not true);
    end $$`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function plan_is_ours(of_code text, of_body uuid, but_version uuid default null) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return not exists (
        select from plan p join plan_version v on v.plan_id = p.id
        where p.code = of_code and v.id is distinct from but_version and case
          when units_under(v.perimeter) is null or not exists (
            select from body b cross join lateral territories_on(b.id, actor_day()) t
            where b.kind = 'urban_agency' and t.territory = any (units_under(v.perimeter)))
            then not exists (select from plan_draft d where d.plan_version_id = v.id and d.body_id = of_body)
          else not units_under(v.perimeter) && agency_examiner_territories() end);
    end $$`.execute(db)
}
