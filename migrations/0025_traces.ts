import { type Kysely, sql } from 'kysely'

/** What was drawn where a procedure wants no parcel, beside the ground it takes; gone with that ground. */
async function tables(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table dossier_trace (
      dossier_id uuid primary key,
      srid integer not null,
      kind text not null check (kind in ('area', 'line', 'point', 'premises')),
      drawn geometry not null,
      width_m double precision check (width_m between 0.1 and 50),
      activity text check (activity ~ '^[0-9]{2}\\.[0-9]{2}$'),
      address text check (length(address) between 1 and 200),
      drawn_by uuid not null references person,
      drawn_at timestamptz not null,
      foreign key (srid, dossier_id) references dossier_site on delete cascade,
      constraint dossier_trace_drawn check (ST_SRID(drawn) = srid and ST_IsValid(drawn) and ST_IsSimple(drawn)
        and GeometryType(drawn) = case kind when 'line' then 'LINESTRING' when 'area' then 'MULTIPOLYGON' else 'POINT' end),
      constraint dossier_trace_width check ((kind = 'line') = (width_m is not null)),
      constraint dossier_trace_activity check ((kind = 'premises') = (activity is not null))
    )`)
    .execute(db)
  await sql`alter table dossier_trace enable row level security, force row level security`.execute(db)
  await sql`create policy dossier_trace_read on dossier_trace for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  await sql`create policy dossier_trace_work on dossier_trace for select to rokhas_worker using (true)`.execute(db)
  await sql`grant select on dossier_trace to rokhas_application, rokhas_worker`.execute(db)
}

/** What a line of some width takes: half of it on each side, round where it bends, flat where it ends. */
async function corridor(db: Kysely<unknown>): Promise<void> {
  await sql`create function corridor_of(line geometry, width double precision) returns geometry
    language sql immutable strict parallel safe as $$
      select ST_Multi(ST_Buffer(line, width / 2, 'endcap=flat join=round quad_segs=8')) $$`.execute(db)
}

/**
 * Gives a draft the ground of what was drawn: the corridor of a line, an area and a point as they are. A report on another ground is no longer its own. The dates are the project's, said once.
 */
async function drawing(db: Kysely<unknown>): Promise<void> {
  await sql`create function draw_site(of_dossier uuid, seen integer, trace jsonb, at timestamptz)
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
  await sql`revoke execute on function draw_site(uuid, integer, jsonb, timestamptz) from public`.execute(db)
  await sql`grant execute on function draw_site(uuid, integer, jsonb, timestamptz) to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await corridor(db)
  await drawing(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function draw_site(uuid, integer, jsonb, timestamptz), corridor_of(geometry, double precision)`.execute(
    db,
  )
  // Without its trace a point is no outline, and the corridor of a line is nobody's parcel.
  await sql`delete from dossier_site s using dossier_trace t where t.dossier_id = s.dossier_id`.execute(db)
  await sql`drop table dossier_trace`.execute(db)
}
