import { type Kysely, sql } from 'kysely'

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table agency_layer (
      id uuid primary key,
      body_id uuid not null references body,
      version integer not null default 1,
      kind text not null check (kind in ('wms', 'wmts', 'wfs', 'vector')),
      title_fr text not null check (length(title_fr) between 1 and 120),
      title_ar text not null check (length(title_ar) between 1 and 120),
      attribution text not null check (length(attribution) between 1 and 200),
      visibility text not null check (visibility in ('agency', 'officials', 'everyone')),
      opacity double precision not null check (opacity between 0 and 1),
      -- The lowest number lies uppermost.
      place integer not null,
      legend_fr text check (length(legend_fr) <= 2000),
      legend_ar text check (length(legend_ar) <= 2000),
      data_date date,
      box double precision[] check (cardinality(box) = 4),
      -- Of a service: where it is, and what was read there of the layer.
      address text check (length(address) <= 1000),
      service jsonb,
      -- Of a file: its bytes' digest and name, and how many shapes it holds.
      file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
      file_name text,
      shapes integer check (shapes > 0),
      created_by uuid not null references person,
      created_at timestamptz not null,
      removed_at timestamptz,
      constraint agency_layer_source check (case when kind = 'vector'
        then num_nonnulls(address, service) = 0 and num_nonnulls(file_sha256, file_name, shapes) = 3
        else num_nonnulls(address, service) = 2 and num_nonnulls(file_sha256, file_name, shapes) = 0 end)
    )`.execute(db)
  await sql`create index agency_layer_of_body on agency_layer (body_id, place) where removed_at is null`.execute(db)
  await sql`
    create table agency_layer_shape (
      layer_id uuid not null references agency_layer,
      nth integer not null,
      properties jsonb not null,
      geom geometry(Geometry, 4326) not null,
      primary key (layer_id, nth)
    )`.execute(db)
  await sql`create index agency_layer_shape_gist on agency_layer_shape using gist (geom)`.execute(db)
}

/** The agency's people, officials of a unit of its territory, or everybody: as its examiners said. */
async function rights(db: Kysely<unknown>): Promise<void> {
  for (const table of ['agency_layer', 'agency_layer_shape']) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`grant select on ${sql.table(table)} to rokhas_application`.execute(db)
  }
  await sql`create function actor_works_within(of_body uuid) returns boolean language plpgsql stable as $$
    begin
      return exists (
        select from actor_mandates() m, unnest(m.territories) u, territories_on(of_body, actor_day()) t
        where m.official and (territory_covers(t.territory, u) or territory_covers(u, t.territory)));
    end $$`.execute(db)
  const examines = sql`body_id = any ((select actor_bodies(array['examiner']))::uuid[])`
  const there = sql`(visibility = 'everyone'
    or body_id in (select m.body_id from actor_mandates() m)
    or (visibility = 'officials' and actor_works_within(body_id)))`
  await sql`create policy agency_layer_read on agency_layer for select to rokhas_application using (
    ${examines} or (removed_at is null and ${there}))`.execute(db)
  await sql`create policy agency_layer_add on agency_layer for insert to rokhas_application with check (
    ${examines} and created_by = (select actor_person()) and removed_at is null)`.execute(db)
  await sql`create policy agency_layer_change on agency_layer for update to rokhas_application
    using (${examines} and removed_at is null) with check (${examines})`.execute(db)
  await sql`grant insert, update (version, title_fr, title_ar, attribution, visibility, opacity, place, legend_fr, legend_ar,
    data_date, removed_at) on agency_layer to rokhas_application`.execute(db)
  await sql`create policy agency_layer_shape_read on agency_layer_shape for select to rokhas_application using (
    exists (select from agency_layer l where l.id = layer_id))`.execute(db)
  await sql`create policy agency_layer_shape_add on agency_layer_shape for insert to rokhas_application with check (
    exists (select from agency_layer l where l.id = layer_id and l.created_by = (select actor_person())))`.execute(db)
  await sql`grant insert on agency_layer_shape to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db)
  await rights(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table agency_layer_shape, agency_layer`.execute(db)
  await sql`drop function actor_works_within(uuid)`.execute(db)
}
