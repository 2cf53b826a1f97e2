import { type Kysely, sql } from 'kysely'

/** An answer by what was drawn anew: what was there, what is there now and, of grounds, the report of each. */
async function answers(db: Kysely<unknown>): Promise<void> {
  await sql`alter table complement_answer add column former_report_id uuid references conformity_report,
    drop constraint complement_answer_kind_check, drop constraint complement_answer_says,
    add constraint complement_answer_kind_check check (kind in ('document', 'report', 'fact', 'trace', 'written')),
    add constraint complement_answer_says check (case kind when 'document' then document_id is not null
      when 'report' then report_id is not null when 'fact' then fact_after is not null
      when 'trace' then fact_before is not null and fact_after is not null else text is not null end)`.execute(db)
}

/**
 * The same for a draft; and where the ground is what is asked, by whoever may answer: then the dates and the activity,
 * which nobody asked, stay, and a dossier that had a report has that of its new ground.
 */
async function drawing(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function draw_site(of_dossier uuid, seen integer, trace jsonb, at timestamptz)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      zone integer := (trace ->> 'srid')::integer;
      width double precision := (trace ->> 'widthM')::double precision;
      drawn geometry := ST_SetSRID(ST_GeomFromGeoJSON(trace ->> 'drawn'), zone);
      ground geometry := case trace ->> 'kind'
        when 'line' then corridor_of(drawn, width) else drawn end;
      report uuid;
    begin
      update dossier d set site_title = null, version = d.version + 1,
          report_id = case when d.state <> 'draft' and d.report_id is not null then (trace ->> 'reportId')::uuid end,
          project = case when d.state <> 'draft' then d.project else d.project
            || jsonb_strip_nulls(jsonb_build_object('beginsOn', trace -> 'beginsOn', 'endsOn', trace -> 'endsOn')) end
        where d.id = of_dossier and d.version = seen and (
          (d.state = 'draft' and actor_part(d.id, array['owner', 'designer', 'surveyor']))
          or (may_answer(d.id, 'parcel', null) and not exists (select from dossier_trace t
            where t.dossier_id = d.id and t.activity is distinct from trace ->> 'activity')))
        returning d.report_id into report;
      if not found then return false; end if;
      delete from dossier_site s where s.dossier_id = of_dossier;
      insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
        values (of_dossier, zone, 'draft', '{}', ground, display_3857(ground));
      insert into dossier_trace (dossier_id, srid, kind, drawn, width_m, activity, address, drawn_by, drawn_at)
        values (of_dossier, zone, trace ->> 'kind', drawn, width, trace ->> 'activity', trace ->> 'address',
          actor_person(), at);
      if report is not null then perform keep_report_of(of_dossier, report, at); end if;
      return true;
    end $$`.execute(db)
}

/** An operator of the platform says which networks a body runs; its own administrator does not. */
async function networks(db: Kysely<unknown>): Promise<void> {
  await sql`create function give_networks(of_body uuid, seen integer, given text[]) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update body b set networks = given, version = b.version + 1
        where b.id = of_body and b.version = seen and b.kind = 'network_operator' and actor_has(array['operator']);
      return found;
    end $$`.execute(db)
}

const CLOSED = {
  'holders_there(text[], uuid, text[], date)': 'rokhas_application, rokhas_worker',
  'give_networks(uuid, integer, text[])': 'rokhas_application',
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await answers(db)
  await drawing(db)
  await networks(db)
  for (const [name, roles] of Object.entries(CLOSED)) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to ${sql.raw(roles)}`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function give_networks(uuid, integer, text[])`.execute(db)
  await sql`grant execute on function holders_there(text[], uuid, text[], date) to public`.execute(db)
  await sql`revoke execute on function holders_there(text[], uuid, text[], date)
    from rokhas_application, rokhas_worker`.execute(db)
  await sql`create or replace function draw_site(of_dossier uuid, seen integer, trace jsonb, at timestamptz)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      zone integer := (trace ->> 'srid')::integer;
      width double precision := (trace ->> 'widthM')::double precision;
      drawn geometry := ST_SetSRID(ST_GeomFromGeoJSON(trace ->> 'drawn'), zone);
      ground geometry := case trace ->> 'kind'
        when 'line' then corridor_of(drawn, width) else drawn end;
    begin
      update dossier d set report_id = null, site_title = null, version = d.version + 1,
          project = d.project
            || jsonb_strip_nulls(jsonb_build_object('beginsOn', trace -> 'beginsOn', 'endsOn', trace -> 'endsOn'))
        where d.id = of_dossier and d.version = seen and d.state = 'draft'
          and actor_part(d.id, array['owner', 'designer', 'surveyor']);
      if not found then return false; end if;
      delete from dossier_site s where s.dossier_id = of_dossier;
      insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
        values (of_dossier, zone, 'draft', '{}', ground, display_3857(ground));
      insert into dossier_trace (dossier_id, srid, kind, drawn, width_m, activity, address, drawn_by, drawn_at)
        values (of_dossier, zone, trace ->> 'kind', drawn, width, trace ->> 'activity', trace ->> 'address',
          actor_person(), at);
      return true;
    end $$`.execute(db)
  // Without what was drawn these answers say nothing that the former table could hold.
  await sql`alter table complement_answer disable trigger complement_answer_kept`.execute(db)
  await sql`delete from complement_answer where kind = 'trace'`.execute(db)
  await sql`alter table complement_answer enable trigger complement_answer_kept`.execute(db)
  await sql`alter table complement_answer drop column former_report_id,
    drop constraint complement_answer_kind_check, drop constraint complement_answer_says,
    add constraint complement_answer_kind_check check (kind in ('document', 'report', 'fact', 'written')),
    add constraint complement_answer_says check (case kind when 'document' then document_id is not null
      when 'report' then report_id is not null when 'fact' then fact_after is not null else text is not null end)`.execute(
    db,
  )
}
