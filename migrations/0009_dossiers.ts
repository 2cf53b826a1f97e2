import { type Kysely, sql } from 'kysely'

const SRIDS = [26191, 26192, 26194, 26195]
const READERS = `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dossier (
      id uuid primary key,
      title text not null check (length(title) between 1 and 200),
      state text not null default 'draft' check (state in ('draft', 'filed', 'examined', 'decided', 'archived')),
      commune_code text not null references commune,
      territory text[] not null,
      report_id uuid references conformity_report,
      created_by uuid not null references person,
      created_at timestamptz not null,
      version integer not null default 1
    )`.execute(db)
  await sql`create index dossier_commune on dossier (commune_code, id)`.execute(db)
  // The site carries what its policy asks, so that a look at the map joins nothing.
  await sql`
    create table dossier_site (
      dossier_id uuid not null references dossier on delete cascade,
      srid integer not null,
      state text not null,
      territory text[] not null,
      geom geometry not null,
      geom_3857 geometry not null,
      primary key (srid, dossier_id),
      constraint dossier_site_geom check (ST_SRID(geom) = srid and ST_IsValid(geom) and not ST_IsEmpty(geom))
    ) partition by list (srid)`.execute(db)
  for (const srid of SRIDS) {
    const part = `dossier_site_${srid}`
    await sql`create table ${sql.table(part)} partition of dossier_site for values in (${sql.lit(srid)})`.execute(db)
    await sql`create index ${sql.id(`${part}_gist`)} on ${sql.table(part)} using gist (geom)`.execute(db)
    await sql`create index ${sql.id(`${part}_3857_gist`)} on ${sql.table(part)} using gist (geom_3857)`.execute(db)
  }
  await sql`
    create table dossier_participant (
      id uuid primary key,
      dossier_id uuid not null references dossier on delete cascade,
      person_id uuid references person,
      body_id uuid references body,
      part text not null check (part in ('owner', 'designer', 'surveyor', 'engineer', 'correspondent')),
      added_by uuid not null references person,
      added_at timestamptz not null,
      ended_at timestamptz,
      constraint dossier_participant_one check (num_nonnulls(person_id, body_id) = 1)
    )`.execute(db)
  await sql`create index dossier_participant_dossier on dossier_participant (dossier_id)`.execute(db)
  await sql`create unique index dossier_participant_person on dossier_participant (person_id, dossier_id, part)
    where ended_at is null and person_id is not null`.execute(db)
  await sql`create unique index dossier_participant_body on dossier_participant (body_id, dossier_id, part)
    where ended_at is null and body_id is not null`.execute(db)
}

async function territory(db: Kysely<unknown>): Promise<void> {
  await sql`create function dossier_territory() returns trigger language plpgsql as $$
    begin
      new.territory := territory_path(new.commune_code);
      return new;
    end $$`.execute(db)
  await sql`create trigger dossier_territory before insert or update of commune_code on dossier
    for each row execute function dossier_territory()`.execute(db)
  await sql`create function site_of_dossier() returns trigger language plpgsql as $$
    begin
      select d.state, d.territory into new.state, new.territory from dossier d where d.id = new.dossier_id;
      return new;
    end $$`.execute(db)
  await sql`create trigger dossier_site_of before insert on dossier_site
    for each row execute function site_of_dossier()`.execute(db)
  await sql`create function site_follows_dossier() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update dossier_site s set state = new.state, territory = new.territory where s.dossier_id = new.id;
      return null;
    end $$`.execute(db)
  await sql`create trigger dossier_site_follows after update of state, commune_code on dossier
    for each row execute function site_follows_dossier()`.execute(db)
}

/** Participants at any state, by themselves or through their office; the owner for ever. */
async function rights(db: Kysely<unknown>): Promise<void> {
  await sql`create function actor_dossiers() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select p.dossier_id from dossier_participant p where p.ended_at is null and p.person_id = actor_person()
      union
      select p.dossier_id from dossier_participant p
      where p.ended_at is null and p.body_id = any (actor_bodies(array['employee', 'administrator'])) $$`.execute(db)
  await sql`create function actor_part(of_dossier uuid, parts text[]) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from dossier_participant p
        where p.dossier_id = of_dossier and p.ended_at is null and p.part = any (parts)
          and (p.person_id = actor_person() or p.body_id = any (actor_bodies(array['employee', 'administrator'])))) $$`.execute(
    db,
  )
  // For the instant between a draft and its first participant; whoever was removed afterwards sees it no more.
  await sql`create function is_unshared(of_dossier uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select not exists (select from dossier_participant p where p.dossier_id = of_dossier) $$`.execute(db)
  for (const table of [
    'dossier',
    'dossier_site',
    'dossier_participant',
    ...SRIDS.map((srid) => `dossier_site_${srid}`),
  ])
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  const seen = (id: string) =>
    sql.raw(
      `(state <> 'draft' and territory && (select actor_territories(${READERS}))) or ${id} in (select actor_dossiers())`,
    )
  await sql`create policy dossier_read on dossier for select to rokhas_application using (
    ${seen('id')} or (created_by = (select actor_person()) and is_unshared(id)))`.execute(db)
  await sql`create policy dossier_create on dossier for insert to rokhas_application with check (
    created_by = (select actor_person()) and state = 'draft')`.execute(db)
  await sql`create policy dossier_change on dossier for update to rokhas_application using (
    state = 'draft' and actor_part(id, array['owner', 'designer']))`.execute(db)
  await sql`create policy site_read on dossier_site for select to rokhas_application using (${seen('dossier_id')})`.execute(
    db,
  )
  await sql`create policy site_draw on dossier_site for insert to rokhas_application with check (
    exists (select from dossier d where d.id = dossier_id and d.state = 'draft') and
    actor_part(dossier_id, array['owner', 'designer', 'surveyor']))`.execute(db)
  await sql`create policy participant_read on dossier_participant for select to rokhas_application using (
    exists (select from dossier d where d.id = dossier_id))`.execute(db)
  await sql`create policy participant_add on dossier_participant for insert to rokhas_application with check (
    added_by = (select actor_person()) and exists (select from dossier d where d.id = dossier_id and d.state <> 'archived' and (
      actor_part(d.id, array['owner', 'designer'])
      or (d.created_by = (select actor_person()) and person_id = (select actor_person()) and is_unshared(d.id)))))`.execute(
    db,
  )
  await sql`create policy participant_end on dossier_participant for update to rokhas_application using (
    actor_part(dossier_id, array['owner', 'designer'])
    and exists (select from dossier d where d.id = dossier_id and d.state <> 'archived'))`.execute(db)
  for (const table of ['dossier', 'dossier_site', 'dossier_participant']) {
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`grant select, insert on ${sql.table(table)} to rokhas_application`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_worker`.execute(db)
  }
  await sql`grant update (title, version) on dossier to rokhas_application`.execute(db)
  await sql`grant update (ended_at) on dossier_participant to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await territory(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function actor_dossiers(), actor_part(uuid, text[]), is_unshared(uuid) cascade`.execute(db)
  await sql`drop table dossier_participant, dossier_site, dossier`.execute(db)
  await sql`drop function dossier_territory(), site_of_dossier(), site_follows_dossier()`.execute(db)
}
