import { type Kysely, sql } from 'kysely'

const ours = (own: string) =>
  sql.raw(`
  create or replace function plan_is_ours(of_code text, of_body uuid, but_version uuid default null) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return not exists (
        select from plan p join plan_version v on v.plan_id = p.id
        where p.code = of_code and v.id is distinct from but_version and case
          when ${own}
            then not exists (select from plan_draft d where d.plan_version_id = v.id and d.body_id = of_body)
          else not units_under(v.perimeter) && agency_examiner_territories() end);
    end $$`)

/** Where no agency is known to have the ground, the version's own agency goes on with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await ours(`units_under(v.perimeter) is null or not exists (
            select from body b cross join lateral territories_on(b.id, actor_day()) t
            where b.kind = 'urban_agency' and t.territory = any (units_under(v.perimeter)))`).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await ours('units_under(v.perimeter) is null').execute(db)
}
