import { type Kysely, sql } from 'kysely'

/**
 * Makes law of a version that was submitted, all of it or nothing: plan, version, perimeter, zones, the règlement it takes over,
 * its legal act. The application owns none of these tables; this is its only way in, and another person than the one who submitted
 * takes it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function publish_plan_draft(of_draft uuid, new_plan uuid, new_version uuid, new_event uuid, act_kind text,
      act_day date, act_words text, now_at timestamptz)
    returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      d plan_draft;
      said jsonb;
      of_plan uuid;
      whole geometry;
    begin
      select * into d from plan_draft where id = of_draft for update;
      if not found or (case current_setting('role') when 'none' then session_user::text else current_setting('role') end)
          in ('rokhas_application', 'rokhas_worker') and not d.territory && agency_examiner_territories() then
        raise exception 'a plan is published by an examiner of its agency' using errcode = 'insufficient_privilege';
      end if;
      if d.state <> 'submitted' or actor_person() is null then
        raise exception 'this version is not submitted' using errcode = 'check_violation';
      end if;
      said := d.mapping;
      insert into plan (id, code, kind, name_fr, name_ar, agency)
        select new_plan, said #>> '{plan,code}', said #>> '{plan,kind}', said #>> '{plan,nameFr}', said #>> '{plan,nameAr}', b.name_fr
        from body b where b.id = d.body_id
        on conflict (code) do nothing;
      select p.id into of_plan from plan p where p.code = said #>> '{plan,code}' and p.kind = said #>> '{plan,kind}';
      if of_plan is null then
        raise exception 'there is another kind of plan under this code' using errcode = 'check_violation';
      end if;
      -- The outer line of all zones: a hole between them is a gap to report, not ground without a plan.
      select ST_Union(z.geom) into whole from plan_draft_zone z where z.draft_id = d.id and not z.left_out;
      insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, data_date, source)
        select new_version, of_plan, said #>> '{version,label}', d.srid, o.geom, display_3857(o.geom),
          (said #>> '{version,toleranceM}')::double precision, (said #>> '{version,dataDate}')::date, said #>> '{version,source}'
        from (select ST_Multi(ST_Union(ST_MakePolygon(ST_ExteriorRing(p.geom)))) as geom from ST_Dump(whole) p) o;
      insert into plan_perimeter (plan_version_id, srid, geom, geom_3857)
        select v.id, v.srid, piece, display_3857(piece)
        from plan_version v, ST_Subdivide(v.perimeter, 128) as piece where v.id = new_version;
      insert into zone (id, srid, plan_version_id, code, sector, family, label_fr, label_ar, geom, geom_3857)
        select gen_random_uuid(), d.srid, new_version, z.code, z.sector, z.family, z.label_fr, z.label_ar, z.geom, display_3857(z.geom)
        from plan_draft_zone z where z.draft_id = d.id and not z.left_out;
      insert into regulation (plan_version_id, zone_code, sector, buildable, uses_permitted, uses_forbidden, uses_article)
        select new_version, r.zone_code, r.sector, r.buildable, r.uses_permitted, r.uses_forbidden, r.uses_article
        from regulation r where r.plan_version_id = (said ->> 'regulationFrom')::uuid and exists (
          select from zone z where z.srid = d.srid and z.plan_version_id = new_version and z.code = r.zone_code
            and coalesce(z.sector, '') = r.sector);
      insert into regulation_figure (plan_version_id, zone_code, sector, parameter, value, article, printed_label)
        select new_version, f.zone_code, f.sector, f.parameter, f.value, f.article, f.printed_label
        from regulation_figure f join regulation r on r.plan_version_id = new_version and r.zone_code = f.zone_code
          and r.sector = f.sector
        where f.plan_version_id = (said ->> 'regulationFrom')::uuid;
      insert into plan_event (id, plan_version_id, kind, on_day, act) values (new_event, new_version, act_kind, act_day, act_words);
      update plan_draft set state = 'published', published_by = actor_person(), published_at = now_at, plan_version_id = new_version
        where id = d.id;
      update layer_version set version = version + 1, changed_at = now_at where layer = 'zones';
      return of_plan;
    end $$`.execute(db)
  const name = sql.raw('publish_plan_draft(uuid, uuid, uuid, uuid, text, date, text, timestamptz)')
  await sql`revoke execute on function ${name} from public`.execute(db)
  await sql`grant execute on function ${name} to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function publish_plan_draft(uuid, uuid, uuid, uuid, text, date, text, timestamptz)`.execute(db)
}
