import { type Kysely, sql } from 'kysely'

/**
 * Whose a plan and its ground are. An agency adds a version to a plan whose other versions lie on its examiners' territory, and
 * makes law of that territory alone; outlines of communes may be approximate, so that what is near is not elsewhere. Told before
 * the work and held by the database at its end. In PL/pgSQL, since what says the units under a ground comes later.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function plan_is_ours(of_code text, of_body uuid, but_version uuid default null) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return not exists (
        select from plan p join plan_version v on v.plan_id = p.id
        where p.code = of_code and v.id is distinct from but_version and case
          -- Where no commune is known, the version's own agency tells.
          when units_under(v.perimeter) is null
            then not exists (select from plan_draft d where d.plan_version_id = v.id and d.body_id = of_body)
          else not units_under(v.perimeter) && agency_examiner_territories() end);
    end $$`.execute(db)
  await sql`create function plan_ground_is_ours(of_draft uuid, near_m double precision) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      -- Ground that no agency is known to have may be accepted for a reason; another agency's may not.
      return not exists (
        select from plan_draft_zone z cross join lateral (select wgs84_from_legal(ST_PointOnSurface(z.geom)) as point) at
        join commune c on c.ended_on is null and c.outline && at.point and ST_Covers(c.outline, at.point)
        where z.draft_id = of_draft and not z.left_out and z.geom is not null
          and not exists (select from unnest(agency_examiner_territories()) t where territory_covers(t, c.code))
          and exists (select from body b cross join lateral territories_on(b.id, actor_day()) t
            where b.kind = 'urban_agency' and territory_covers(t.territory, c.code))
          and not exists (select from commune o where o.ended_on is null and o.outline && ST_Expand(at.point, near_m / 80000)
            and exists (select from unnest(agency_examiner_territories()) t where territory_covers(t, o.code))
            and ST_DWithin(o.outline::geography, at.point::geography, near_m)));
    end $$`.execute(db)
  for (const name of ['plan_is_ours(text, uuid, uuid)', 'plan_ground_is_ours(uuid, double precision)']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
  await sql`create function plan_draft_owner() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if not plan_is_ours(new.mapping #>> '{plan,code}', new.body_id, new.plan_version_id)
        or not plan_ground_is_ours(new.id, 5000) then
        raise exception 'this plan, or its ground, is another agency''s' using errcode = 'check_violation';
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
  await sql`drop function plan_draft_owner(), plan_ground_is_ours(uuid, double precision), plan_is_ours(text, uuid, uuid)`.execute(
    db,
  )
}
