import { type Kysely, sql } from 'kysely'

const ADOPT = 'adopt_servitude_batch(uuid, text, uuid, timestamptz)'
const TABLES = ['servitude_batch', 'servitude_batch_shape', 'servitude_batch_finding', 'servitude_mapping'] as const

/** The servitudes that an agency reads from a file, beside the law: no check of conformity reads them before they are adopted. */
async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table servitude_batch (
      id uuid primary key,
      body_id uuid not null references body,
      territories text[] not null check (cardinality(territories) > 0),
      state text not null default 'reading' check (state in ('reading', 'control', 'adopted', 'discarded')),
      srid integer not null check (srid in (26191, 26192, 26194, 26195)),
      -- What was read of the file of footprints, and of the file of generators once it is given.
      footprints jsonb not null,
      generators jsonb,
      mapping jsonb,
      created_by uuid not null references person,
      created_at timestamptz not null,
      control_nth integer not null default 0,
      control_step text,
      control_asked_at timestamptz,
      controlled_at timestamptz,
      control_fault text,
      counts jsonb,
      reason text check (length(reason) between 3 and 500),
      adopted_by uuid references person,
      adopted_at timestamptz,
      discarded_by uuid references person,
      discarded_at timestamptz,
      constraint servitude_batch_mapped check (state in ('reading', 'discarded') or mapping is not null),
      constraint servitude_batch_adopted check ((state = 'adopted') = (num_nonnulls(adopted_by, adopted_at, reason) = 3)),
      constraint servitude_batch_discarded check ((state = 'discarded') = (num_nonnulls(discarded_by, discarded_at) = 2))
    )`.execute(db)
  await sql`create index servitude_batch_territories on servitude_batch using gin (territories)`.execute(db)
  await sql`
    create table servitude_batch_shape (
      batch_id uuid not null references servitude_batch on delete cascade,
      layer text not null check (layer in ('footprint', 'generator')),
      ordinal integer not null,
      label text not null,
      attributes jsonb not null,
      geom geometry,
      -- Why the shape as filed is not valid, with its place.
      refusal jsonb,
      -- What joins a footprint and its generators, and what a footprint says once its fields are read.
      link text,
      servitude_id uuid,
      content jsonb,
      faults jsonb not null default '[]',
      left_out boolean not null default false,
      left_out_why text check (length(left_out_why) between 3 and 2000),
      primary key (batch_id, layer, ordinal),
      constraint servitude_batch_shape_filed check (num_nonnulls(geom, refusal) = 1),
      constraint servitude_batch_shape_geom check (geom is null or (ST_IsValid(geom) and not ST_IsEmpty(geom)))
    )`.execute(db)
  await sql`
    create table servitude_batch_finding (
      id uuid primary key,
      batch_id uuid not null references servitude_batch on delete cascade,
      kind text not null check (kind in ('invalid_footprint', 'invalid_generator', 'wrong_legal_zone', 'effect_unknown',
        'value_unread', 'distance_not_positive', 'outside_territory', 'already_there', 'duplicate', 'spills_over',
        'footprint_missing', 'generator_missing', 'record_empty')),
      severity text not null check (severity in ('blocking', 'to_accept', 'note')),
      subject text not null,
      ordinals integer[] not null,
      area_m2 double precision,
      place geometry(Geometry, 4326),
      at geometry(Point, 4326),
      data jsonb not null default '{}',
      accepted_by uuid references person,
      accepted_at timestamptz,
      reason text check (length(reason) between 3 and 2000),
      constraint servitude_batch_finding_accepted check (num_nonnulls(accepted_by, accepted_at, reason) in (0, 3)),
      -- What blocks is put right or left out, never waved through.
      constraint servitude_batch_finding_blocking check (severity = 'to_accept' or accepted_by is null)
    )`.execute(db)
  await sql`create index servitude_batch_finding_of on servitude_batch_finding (batch_id, kind)`.execute(db)
  // How an agency reads the fields of the files it is given, by the fields they have.
  await sql`
    create table servitude_mapping (
      body_id uuid not null references body,
      fields text[] not null,
      mapping jsonb not null,
      kept_by uuid not null references person,
      kept_at timestamptz not null,
      primary key (body_id, fields)
    )`.execute(db)
}

/** What was adopted or discarded stays what it is; a batch is adopted once nothing of its control is open. */
async function steps(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function servitude_batch_step() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.state in ('adopted', 'discarded')
        or (old.id, old.body_id, old.territories, old.srid, old.footprints, old.created_by, old.created_at)
          is distinct from (new.id, new.body_id, new.territories, new.srid, new.footprints, new.created_by, new.created_at)
        or (old.state, new.state) not in (('reading', 'reading'), ('reading', 'control'), ('control', 'control'),
          ('control', 'adopted'), ('reading', 'discarded'), ('control', 'discarded'))
        or (new.state = 'adopted' and (new.controlled_at is null or exists (
          select from servitude_batch_finding f where f.batch_id = new.id
            and (f.severity = 'blocking' or (f.severity = 'to_accept' and f.accepted_by is null)))))
      then raise exception 'a batch that is % does not change so', old.state using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger servitude_batch_steps before update or delete on servitude_batch
    for each row execute function servitude_batch_step()`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  const me = sql`(select actor_person())`
  const there = sql`territories && (select agency_examiner_territories())`
  const own = sql`body_id = any ((select agency_examiner_bodies())::uuid[])`
  await sql`create policy servitude_batch_read on servitude_batch for select to rokhas_application using (${there})`.execute(
    db,
  )
  await sql`create policy servitude_batch_make on servitude_batch for insert to rokhas_application with check (${own}
    and state = 'reading' and created_by = ${me} and territories <@ (select agency_examiner_territories()))`.execute(db)
  await sql`create policy servitude_batch_change on servitude_batch for update to rokhas_application using (${there})
    with check (${there} and case state when 'discarded' then discarded_by = ${me} else state <> 'adopted' end)`.execute(
    db,
  )
  await sql`grant insert, update (state, generators, mapping, control_nth, control_step, control_asked_at, controlled_at, control_fault,
    counts, discarded_by, discarded_at) on servitude_batch to rokhas_application`.execute(db)
  await sql`grant update (control_step, controlled_at, control_fault, counts) on servitude_batch to rokhas_worker`.execute(
    db,
  )
  const open = sql`exists (select from servitude_batch b where b.id = batch_id and b.state in ('reading', 'control'))`
  for (const table of ['servitude_batch_shape', 'servitude_batch_finding'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application
      using (exists (select from servitude_batch b where b.id = batch_id))`.execute(db)
  await sql`create policy servitude_batch_shape_make on servitude_batch_shape for insert to rokhas_application
    with check (${open})`.execute(db)
  await sql`create policy servitude_batch_shape_change on servitude_batch_shape for update to rokhas_application
    using (${open})`.execute(db)
  await sql`create policy servitude_batch_shape_drop on servitude_batch_shape for delete to rokhas_application
    using (layer = 'generator' and ${open})`.execute(db)
  await sql`create policy servitude_batch_finding_accept on servitude_batch_finding for update to rokhas_application
    using (${open}) with check (${open} and (accepted_by is null or accepted_by = ${me}))`.execute(db)
  await sql`create policy servitude_mapping_own on servitude_mapping to rokhas_application using (${own})
    with check (${own} and kept_by = ${me})`.execute(db)
  await sql`grant insert, delete, update (link, servitude_id, content, faults, left_out, left_out_why) on servitude_batch_shape
    to rokhas_application`.execute(db)
  await sql`grant update (accepted_by, accepted_at, reason) on servitude_batch_finding to rokhas_application`.execute(
    db,
  )
  await sql`grant insert, update on servitude_mapping to rokhas_application`.execute(db)
  await sql`grant insert, update, delete on servitude_batch_finding to rokhas_worker`.execute(db)
}

/**
 * The one way a batch becomes law, all of it or nothing: an examiner of the agency, on ground of theirs alone. Searches use pieces
 * of at most 128 points, and each servitude begins its history with its reason.
 */
const adopt = sql`create function adopt_servitude_batch(of_batch uuid, why text, of_mandate uuid, now_at timestamptz) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    b servitude_batch;
    written integer;
  begin
    select * into b from servitude_batch where id = of_batch for update;
    if not found or actor_person() is null or not b.territories && agency_examiner_territories() then
      raise exception 'a batch is adopted by an examiner of its agency' using errcode = 'insufficient_privilege';
    end if;
    -- Ground of no known commune is nobody's to write: null is no yes.
    if exists (select from servitude_batch_shape s where s.batch_id = b.id and s.layer = 'footprint' and not s.left_out
        and (units_under(s.geom) && agency_examiner_territories()) is not true) then
      raise exception 'a servitude is written by an examiner of its territory' using errcode = 'insufficient_privilege';
    end if;
    update servitude_batch set state = 'adopted', adopted_by = actor_person(), adopted_at = now_at, reason = why where id = b.id;
    insert into servitude (id, srid, kind, effect, name_fr, name_ar, act, manager, body, height_limit_m, forbidden_uses, generator,
        buffer_m, buffer_source, source, data_date, in_force_from, in_force_to, tolerance_m, geom, geom_3857)
      select s.servitude_id, b.srid, r.kind, r.effect, r."nameFr", r."nameAr", r.act, r.manager, r.body, r."heightLimitM",
        r."forbiddenUses", g.geom, r."bufferM", r."bufferSource", r.source, r."dataDate", r."inForceFrom", r."inForceTo",
        r."toleranceM", ST_Multi(s.geom), display_3857(ST_Multi(s.geom))
      from servitude_batch_shape s
      cross join lateral jsonb_to_record(s.content) as r(kind text, effect text, "nameFr" text, "nameAr" text, act text,
        manager text, body text, "heightLimitM" double precision, "forbiddenUses" text[], "bufferM" double precision,
        "bufferSource" text, source text, "dataDate" date, "inForceFrom" date, "inForceTo" date, "toleranceM" double precision)
      left join (select link, ST_Multi(ST_Union(geom)) as geom from servitude_batch_shape
        where batch_id = b.id and layer = 'generator' and not left_out and geom is not null and link <> '' group by link) g
        on g.link = s.link
      where s.batch_id = b.id and s.layer = 'footprint' and not s.left_out;
    get diagnostics written = row_count;
    insert into servitude_piece (servitude_id, srid, geom)
      select s.servitude_id, b.srid, piece from servitude_batch_shape s, ST_Subdivide(ST_Multi(s.geom), 128) as piece
      where s.batch_id = b.id and s.layer = 'footprint' and not s.left_out;
    perform keep_servitude(s.servitude_id, jsonb_build_object('id', gen_random_uuid(), 'kind', 'created', 'at', now_at,
        'by', actor_person(), 'mandate', of_mandate, 'reason', why))
      from servitude_batch_shape s where s.batch_id = b.id and s.layer = 'footprint' and not s.left_out;
    update layer_version set version = version + 1, changed_at = now_at where layer = 'servitudes';
    return written;
  end $$`

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await steps(db)
  await rights(db)
  await adopt.execute(db)
  await sql`revoke execute on function ${sql.raw(ADOPT)} from public`.execute(db)
  await sql`grant execute on function ${sql.raw(ADOPT)} to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function ${sql.raw(ADOPT)}`.execute(db)
  await sql`drop table servitude_mapping, servitude_batch_finding, servitude_batch_shape, servitude_batch`.execute(db)
  await sql`drop function servitude_batch_step()`.execute(db)
}
