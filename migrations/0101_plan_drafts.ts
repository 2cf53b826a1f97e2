import { type Kysely, sql } from 'kysely'

/** The versions of plans that an agency prepares, beside the law: nothing here is read by a check of conformity. */
async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_draft (
      id uuid primary key,
      body_id uuid not null references body,
      commune_code text not null references commune,
      territory text[] not null,
      state text not null default 'reading' check (state in ('reading', 'control', 'submitted', 'published', 'withdrawn')),
      file_name text not null check (length(file_name) between 1 and 200),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      format text not null,
      srid integer not null check (srid in (26191, 26192, 26194, 26195)),
      -- How the legal zone was known, and the fields of the file with their values, as they were read.
      how text not null,
      fields jsonb not null,
      left_out integer not null,
      mapping jsonb,
      created_by uuid not null references person,
      created_at timestamptz not null,
      -- Each control asked for has a number: what an older one still finds is not kept.
      control_nth integer not null default 0,
      control_step text,
      control_asked_at timestamptz,
      controlled_at timestamptz,
      control_fault text,
      counts jsonb,
      returned_by uuid references person,
      returned_at timestamptz,
      returned_why text check (length(returned_why) between 3 and 2000),
      submitted_by uuid references person,
      submitted_at timestamptz,
      published_by uuid references person,
      published_at timestamptz,
      plan_version_id uuid references plan_version,
      withdrawn_by uuid references person,
      withdrawn_at timestamptz,
      constraint plan_draft_mapped check (state in ('reading', 'withdrawn') or mapping is not null),
      constraint plan_draft_submitted check (state not in ('submitted', 'published') or num_nonnulls(submitted_by, submitted_at) = 2),
      constraint plan_draft_published check ((state = 'published') = (num_nonnulls(published_by, published_at, plan_version_id) = 3)),
      constraint plan_draft_withdrawn check ((state = 'withdrawn') = (num_nonnulls(withdrawn_by, withdrawn_at) = 2)),
      -- A second pair of eyes: nobody publishes what they submitted.
      constraint plan_draft_two_persons check (published_by <> submitted_by)
    )`.execute(db)
  await sql`create index plan_draft_territory on plan_draft using gin (territory)`.execute(db)
  await sql`create trigger plan_draft_territory before insert on plan_draft
    for each row execute function dossier_territory()`.execute(db)
  // A shape of the file: as filed, then as it stands after the mapping and the edits that were not undone.
  await sql`
    create table plan_draft_zone (
      draft_id uuid not null references plan_draft on delete cascade,
      ordinal integer not null,
      label text not null,
      attributes jsonb not null,
      filed geometry,
      -- Why the shape as filed is not valid, with its place; its rings then stand in legal metres for whoever mends them.
      refusal jsonb,
      rings jsonb,
      code text,
      sector text,
      family text,
      label_fr text,
      label_ar text,
      left_out boolean not null default false,
      geom geometry,
      primary key (draft_id, ordinal),
      constraint plan_draft_zone_filed check (num_nonnulls(filed, refusal) = 1),
      constraint plan_draft_zone_geom check (geom is null or (ST_IsValid(geom) and not ST_IsEmpty(geom)))
    )`.execute(db)
  await sql`
    create table plan_draft_edit (
      id uuid primary key,
      draft_id uuid not null references plan_draft on delete cascade,
      nth integer not null,
      kind text not null check (kind in ('left_out', 'outline', 'recode')),
      ordinals integer[] not null check (cardinality(ordinals) between 1 and 20000),
      outline geometry,
      code jsonb,
      reason text not null check (length(reason) between 3 and 2000),
      made_by uuid not null references person,
      made_at timestamptz not null,
      undone_by uuid references person,
      undone_at timestamptz,
      unique (draft_id, nth),
      constraint plan_draft_edit_of check ((kind = 'outline') = (outline is not null) and (kind = 'recode') = (code is not null)),
      constraint plan_draft_edit_undone check (num_nonnulls(undone_by, undone_at) in (0, 2))
    )`.execute(db)
  await sql`
    create table plan_draft_finding (
      id uuid primary key,
      draft_id uuid not null references plan_draft on delete cascade,
      kind text not null check (kind in ('invalid_shape', 'overlap', 'gap', 'sliver', 'outside_perimeter', 'outside_territory',
        'code_without_regulation', 'wrong_legal_zone', 'code_unknown')),
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
      constraint plan_draft_finding_accepted check (num_nonnulls(accepted_by, accepted_at, reason) in (0, 3)),
      -- What blocks is put right, never waved through.
      constraint plan_draft_finding_blocking check (severity = 'to_accept' or accepted_by is null)
    )`.execute(db)
  await sql`create index plan_draft_finding_of on plan_draft_finding (draft_id, kind)`.execute(db)
  // How an agency reads the fields and codes of the files it is given, by the fields they have.
  await sql`
    create table plan_mapping (
      body_id uuid not null references body,
      fields text[] not null,
      mapping jsonb not null,
      kept_by uuid not null references person,
      kept_at timestamptz not null,
      primary key (body_id, fields)
    )`.execute(db)
}

/** Steps are taken in their order; what was published or withdrawn stays what it is. */
async function steps(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function plan_draft_step() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.state in ('published', 'withdrawn')
        or (old.id, old.body_id, old.commune_code, old.sha256, old.srid, old.created_by, old.created_at)
          is distinct from (new.id, new.body_id, new.commune_code, new.sha256, new.srid, new.created_by, new.created_at)
        or (old.state, new.state) not in (('reading', 'reading'), ('reading', 'control'), ('control', 'control'),
          ('control', 'submitted'), ('submitted', 'control'), ('submitted', 'published'), ('reading', 'withdrawn'),
          ('control', 'withdrawn'), ('submitted', 'withdrawn'))
        or (old.state = 'control' and new.state = 'submitted' and (new.controlled_at is null or exists (
          select from plan_draft_finding f where f.draft_id = new.id
            and (f.severity = 'blocking' or (f.severity = 'to_accept' and f.accepted_by is null)))))
      then raise exception 'a version that is % does not change so', old.state using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger plan_draft_steps before update or delete on plan_draft
    for each row execute function plan_draft_step()`.execute(db)
  // An edit is kept for ever; only its being undone is added, once.
  await sql`
    create function plan_draft_edit_kept() returns trigger language plpgsql as $$
    begin
      if old.undone_at is not null or (to_jsonb(new) - array['undone_by', 'undone_at']) <> (to_jsonb(old) - array['undone_by', 'undone_at'])
      then raise exception 'an edit is kept as it was made' using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger plan_draft_edit_kept before update on plan_draft_edit
    for each row execute function plan_draft_edit_kept()`.execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  await sql`create function agency_examiner_territories() returns text[]
    language sql stable security definer set search_path = public, pg_temp as $$
      select coalesce(array_agg(distinct u), '{}') from actor_mandates() m join body b on b.id = m.body_id
        cross join unnest(m.territories) u
      where m.role = 'examiner' and b.kind = 'urban_agency' $$`.execute(db)
  await sql`create function agency_examiner_bodies() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp as $$
      select coalesce(array_agg(distinct m.body_id), '{}') from actor_mandates() m join body b on b.id = m.body_id
      where m.role = 'examiner' and b.kind = 'urban_agency' $$`.execute(db)
  for (const name of ['agency_examiner_territories()', 'agency_examiner_bodies()']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
  for (const table of ['plan_draft', 'plan_draft_zone', 'plan_draft_edit', 'plan_draft_finding', 'plan_mapping']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} to rokhas_worker using (true)`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  const there = sql`territory && (select agency_examiner_territories())`
  const me = sql`(select actor_person())`
  await sql`create policy plan_draft_read on plan_draft for select to rokhas_application using (${there})`.execute(db)
  await sql`create policy plan_draft_make on plan_draft for insert to rokhas_application with check (${there}
    and state = 'reading' and created_by = ${me} and body_id = any ((select agency_examiner_bodies())::uuid[]))`.execute(
    db,
  )
  await sql`create policy plan_draft_change on plan_draft for update to rokhas_application using (${there}) with check (${there}
    and case state when 'submitted' then submitted_by = ${me} when 'withdrawn' then withdrawn_by = ${me}
      else state <> 'published' end)`.execute(db)
  await sql`grant insert, update (state, mapping, control_nth, control_step, control_asked_at, controlled_at, control_fault, counts,
    returned_by, returned_at, returned_why, submitted_by, submitted_at, withdrawn_by, withdrawn_at) on plan_draft
    to rokhas_application`.execute(db)
  await sql`grant update (control_step, controlled_at, control_fault, counts) on plan_draft to rokhas_worker`.execute(
    db,
  )
  const ofDraft = (states: string) =>
    sql.raw(`exists (select from plan_draft d where d.id = draft_id and d.state in (${states}))`)
  const open = ofDraft(`'reading', 'control'`)
  const any = sql.raw('exists (select from plan_draft d where d.id = draft_id)')
  for (const table of ['plan_draft_zone', 'plan_draft_edit', 'plan_draft_finding'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application
      using (${any})`.execute(db)
  await sql`create policy plan_draft_zone_make on plan_draft_zone for insert to rokhas_application with check (${open})`.execute(
    db,
  )
  await sql`create policy plan_draft_zone_change on plan_draft_zone for update to rokhas_application using (${open})`.execute(
    db,
  )
  await sql`create policy plan_draft_edit_make on plan_draft_edit for insert to rokhas_application
    with check (${open} and made_by = ${me} and undone_by is null)`.execute(db)
  await sql`create policy plan_draft_edit_undo on plan_draft_edit for update to rokhas_application using (${open})
    with check (${open} and undone_by = ${me})`.execute(db)
  await sql`create policy plan_draft_finding_accept on plan_draft_finding for update to rokhas_application using (${open})
    with check (${open} and (accepted_by is null or accepted_by = ${me}))`.execute(db)
  const own = sql`body_id = any ((select agency_examiner_bodies())::uuid[])`
  await sql`create policy plan_mapping_own on plan_mapping to rokhas_application using (${own})
    with check (${own} and kept_by = ${me})`.execute(db)
  await sql`grant insert, update (code, sector, family, label_fr, label_ar, left_out, geom) on plan_draft_zone to rokhas_application`.execute(
    db,
  )
  await sql`grant insert, update (undone_by, undone_at) on plan_draft_edit to rokhas_application`.execute(db)
  await sql`grant update (accepted_by, accepted_at, reason) on plan_draft_finding to rokhas_application`.execute(db)
  await sql`grant insert, update on plan_mapping to rokhas_application`.execute(db)
  await sql`grant insert, update, delete on plan_draft_finding to rokhas_worker`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await steps(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table plan_mapping, plan_draft_finding, plan_draft_edit, plan_draft_zone, plan_draft`.execute(db)
  await sql`drop function plan_draft_step(), plan_draft_edit_kept(), agency_examiner_territories(), agency_examiner_bodies()`.execute(
    db,
  )
}
