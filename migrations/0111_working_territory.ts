import { type Kysely, sql } from 'kysely'

/** Whose territory a re-check is of; each area asks the communes' own index. */
const BY_INDEX = `with placed as materialized (
            select wgs84_from_legal(a.geom) as geom from recheck_area a where a.recheck_id = of_id
          ), met as materialized (
            select distinct c.code from placed p join commune c on c.outline && p.geom and ST_Intersects(c.outline, p.geom)
          ) select array_agg(distinct u) from met cross join unnest(territory_path(met.code)) u`

const BY_COMMUNE = `select array_agg(distinct u) from (
            select c.code from commune c where exists (select from recheck_area a where a.recheck_id = of_id
              and c.outline && wgs84_from_legal(a.geom) and ST_Intersects(c.outline, wgs84_from_legal(a.geom)))) met
          cross join unnest(territory_path(met.code)) u`

const starting = (territory: string) =>
  sql.raw(`create or replace function start_recheck(of_id uuid, of_cause text, ids uuid[], codes text[], former bytea[],
      reach double precision, at timestamptz, on_day date) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      -- A server signs in as its role, or takes it: either way it acts for somebody.
      if (case current_setting('role') when 'none' then session_user::text else current_setting('role') end)
          in ('rokhas_application', 'rokhas_worker') and not actor_has(array['examiner']) then
        raise exception 'the law of the ground is changed by an examiner' using errcode = 'insufficient_privilege';
      end if;
      insert into recheck (id, cause, cause_ids, reach_m, territory, asked_by, asked_at, from_day)
        values (of_id, of_cause, ids, reach, '{}', actor_person(), at, on_day);
      insert into recheck_area (recheck_id, srid, geom) select of_id, ST_SRID(f.geom), f.geom
        from (select ST_GeomFromEWKB(b) as geom from unnest(former) b) f;
      if of_cause = 'plan_version' then
        -- Every version of the plan: ground that the new one leaves is touched as well.
        insert into recheck_area (recheck_id, srid, geom) select of_id, p.srid, p.geom from plan_perimeter p
          where p.plan_version_id in (select o.id from plan_version v join plan_version o on o.plan_id = v.plan_id
            where v.id = any (ids));
      elsif of_cause = 'regulation' then
        insert into recheck_area (recheck_id, srid, geom) select of_id, z.srid, z.geom from zone z
          where z.plan_version_id = any (ids) and (codes is null or z.code = any (codes));
      else
        insert into recheck_area (recheck_id, srid, geom) select of_id, s.srid, s.geom from servitude_piece s
          where s.servitude_id = any (ids);
      end if;
      update recheck r set territory = coalesce((${territory}), actor_territories(array['examiner'])) where r.id = of_id;
    end $$`)

export async function up(db: Kysely<unknown>): Promise<void> {
  await starting(BY_INDEX).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await starting(BY_COMMUNE).execute(db)
}
