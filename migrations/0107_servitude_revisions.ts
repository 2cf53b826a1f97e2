import { type Kysely, sql } from 'kysely'

const BOTH = 'rokhas_application, rokhas_worker'

/** A servitude as it stands, whole: what is said of it, what it was derived from and its footprint, in legal metres. */
const snapshot = sql`create function servitude_snapshot(of_id uuid) returns jsonb
  language sql stable as $$
    select jsonb_build_object('kind', s.kind, 'effect', s.effect, 'nameFr', s.name_fr, 'nameAr', s.name_ar, 'act', s.act,
      'manager', s.manager, 'body', s.body, 'heightLimitM', s.height_limit_m, 'forbiddenUses', s.forbidden_uses,
      'source', s.source, 'dataDate', s.data_date, 'inForceFrom', s.in_force_from, 'inForceTo', s.in_force_to,
      'toleranceM', s.tolerance_m, 'srid', s.srid, 'bufferM', s.buffer_m, 'bufferSource', s.buffer_source,
      'generator', ST_AsGeoJSON(s.generator, 3, 0)::jsonb, 'footprint', ST_AsGeoJSON(s.geom, 3, 0)::jsonb)
    from servitude s where s.id = of_id $$`

const keep = sql`create function keep_servitude(of_id uuid, said jsonb) returns integer
  language plpgsql as $$
  declare
    last integer;
  begin
    select coalesce(max(number), 0) into last from servitude_revision where servitude_id = of_id;
    insert into servitude_revision (id, servitude_id, number, kind, made_at, made_by, mandate_id, reason, content)
      select r.id, of_id, last + 1, r.kind, r.at, r.by, r.mandate, r.reason, servitude_snapshot(of_id)
      from jsonb_to_record(said) as r(id uuid, kind text, at timestamptz, by uuid, mandate uuid, reason text);
    return last + 1;
  end $$`

/**
 * All ground nearer than a distance, in the legal plane. The arcs are drawn around the circle, never inside it, in so many
 * segments a quarter turn that they leave it by 1 cm at most: ground that the law strikes never comes out free.
 */
const buffer = sql`create function servitude_buffer(generator geometry, metres double precision) returns geometry
  language sql immutable strict parallel safe as $$
    select ST_Buffer(generator, metres / cos(pi() / 4 / q.segments), 'quad_segs=' || q.segments)
    from (select greatest(8, ceil(pi() / 4 / acos(metres / (metres + 0.01)))::integer) as segments) q $$`

/**
 * The one way the application writes a servitude: an examiner of the ground it lies on, from the revision they read. With a
 * generator the footprint is its buffer. Searches use pieces of at most 128 points.
 */
const write = sql`create function write_servitude(of_id uuid, read integer, given jsonb, generator geometry, footprint geometry, said jsonb)
  returns integer language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    last integer;
    ground geometry := coalesce(footprint, servitude_buffer(generator, (given ->> 'bufferM')::double precision));
    former servitude;
  begin
    select * into former from servitude s where s.id = of_id;
    select coalesce(max(number), 0) into last from servitude_revision where servitude_id = of_id;
    -- Ground of no known commune is nobody's to write: null is no yes.
    if (units_under(ground) && actor_territories(array['examiner'])) is not true
        or former.id is not null and (units_under(former.geom) && actor_territories(array['examiner'])) is not true then
      raise exception 'a servitude is written by an examiner of its territory' using errcode = 'insufficient_privilege';
    end if;
    if last <> read then
      raise exception 'the servitude was changed meanwhile' using errcode = 'serialization_failure';
    end if;
    if last = 0 and former.id is not null then
      perform keep_servitude(of_id, jsonb_build_object('id', said ->> 'found', 'kind', 'found', 'at', said -> 'at'));
    end if;
    delete from servitude s where s.id = of_id;
    insert into servitude (id, srid, kind, effect, name_fr, name_ar, act, manager, body, height_limit_m, forbidden_uses, generator,
        buffer_m, buffer_source, source, data_date, in_force_from, in_force_to, tolerance_m, geom, geom_3857)
      select of_id, ST_SRID(ground), r.kind, r.effect, r."nameFr", r."nameAr", r.act, r.manager, r.body, r."heightLimitM",
        r."forbiddenUses", generator, case when generator is null then null else r."bufferM" end,
        case when generator is null then null else r."bufferSource" end, r.source, r."dataDate", r."inForceFrom",
        r."inForceTo", r."toleranceM", ST_Multi(ground), display_3857(ST_Multi(ground))
      from jsonb_to_record(given) as r(kind text, effect text, "nameFr" text, "nameAr" text, act text, manager text, body text,
        "heightLimitM" double precision, "forbiddenUses" text[], "bufferM" double precision, "bufferSource" text, source text,
        "dataDate" date, "inForceFrom" date, "inForceTo" date, "toleranceM" double precision);
    insert into servitude_piece (servitude_id, srid, geom)
      select of_id, ST_SRID(ground), piece from ST_Subdivide(ST_Multi(ground), 128) as piece;
    update layer_version set version = version + 1, changed_at = now() where layer = 'servitudes';
    return keep_servitude(of_id, said || jsonb_build_object('by', actor_person()));
  end $$`

/** What a body keeps of a servitude beside its act: who manages it, and each of its former states. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table servitude add column manager text`.execute(db)
  await sql`create index servitude_id on servitude (id)`.execute(db)
  await sql`create table servitude_revision (
      id uuid primary key,
      servitude_id uuid not null,
      number integer not null check (number >= 1),
      kind text not null check (kind in ('found', 'created', 'changed', 'retired')),
      made_at timestamptz not null,
      made_by uuid references person,
      mandate_id uuid references mandate,
      reason text,
      content jsonb not null,
      unique (servitude_id, number),
      constraint servitude_revision_said check (kind = 'found'
        or (made_by is not null and reason is not null and length(btrim(reason)) >= 3))
    )`.execute(db)
  for (const made of [snapshot, keep, buffer, write]) await made.execute(db)
  await sql`grant select on servitude_revision to ${sql.raw(BOTH)}`.execute(db)
  const name = sql.raw('write_servitude(uuid, integer, jsonb, geometry, geometry, jsonb)')
  await sql`revoke execute on function keep_servitude(uuid, jsonb), ${name} from public`.execute(db)
  await sql`grant execute on function ${name} to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function write_servitude(uuid, integer, jsonb, geometry, geometry, jsonb), keep_servitude(uuid, jsonb),
    servitude_buffer(geometry, double precision), servitude_snapshot(uuid)`.execute(db)
  await sql`drop table servitude_revision`.execute(db)
  await sql`drop index servitude_id`.execute(db)
  await sql`alter table servitude drop column manager`.execute(db)
}
