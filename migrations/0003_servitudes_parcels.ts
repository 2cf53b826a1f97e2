import { type Kysely, sql } from 'kysely'

const SRIDS = [26191, 26192, 26194, 26195]

async function partition(db: Kysely<unknown>, table: string, display: boolean) {
  for (const srid of SRIDS) {
    const part = `${table}_${srid}`
    await sql`create table ${sql.table(part)} partition of ${sql.table(table)} for values in (${sql.lit(srid)})`.execute(
      db,
    )
    await sql`create index ${sql.raw(`${part}_gist`)} on ${sql.table(part)} using gist (geom)`.execute(db)
    if (display)
      await sql`create index ${sql.raw(`${part}_3857_gist`)} on ${sql.table(part)} using gist (geom_3857)`.execute(db)
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table servitude (
      id uuid not null,
      srid integer not null,
      kind text not null,
      effect text not null check (effect in ('forbids', 'limits_height', 'limits_use', 'requires_avis', 'alignment')),
      name_fr text not null,
      name_ar text not null,
      act text,
      body text,
      height_limit_m double precision,
      forbidden_uses text[] not null default '{}',
      generator geometry,
      buffer_m double precision,
      buffer_source text,
      source text not null,
      data_date date,
      in_force_from date,
      in_force_to date,
      tolerance_m double precision not null check (tolerance_m >= 0),
      geom geometry not null,
      geom_3857 geometry not null,
      primary key (srid, id),
      constraint servitude_geom check (ST_SRID(geom) = srid and ST_IsValid(geom) and not ST_IsEmpty(geom)),
      constraint servitude_generator check (generator is null or ST_SRID(generator) = srid),
      constraint servitude_height check ((effect = 'limits_height') = (height_limit_m is not null))
    ) partition by list (srid)`.execute(db)
  await partition(db, 'servitude', true)
  // A forest or a coast as one polygon defeats the index: searches use these pieces, which point back.
  await sql`
    create table servitude_piece (
      servitude_id uuid not null,
      srid integer not null,
      geom geometry not null,
      constraint servitude_piece_srid check (ST_SRID(geom) = srid),
      foreign key (srid, servitude_id) references servitude (srid, id) on delete cascade
    ) partition by list (srid)`.execute(db)
  await partition(db, 'servitude_piece', false)
  await sql`create index servitude_piece_back on servitude_piece (servitude_id)`.execute(db)
  await sql`
    create table parcel (
      id uuid not null,
      srid integer not null,
      commune_code text references commune,
      title_kind text not null check (title_kind in ('title', 'requisition', 'unregistered')),
      title_number text,
      geom geometry not null,
      geom_3857 geometry not null,
      source text not null,
      data_date date,
      primary key (srid, id),
      constraint parcel_geom check (ST_SRID(geom) = srid and ST_IsValid(geom) and not ST_IsEmpty(geom)),
      constraint parcel_number check ((title_kind = 'unregistered') or title_number is not null)
    ) partition by list (srid)`.execute(db)
  await partition(db, 'parcel', true)
  await sql`create index parcel_title on parcel (title_number)`.execute(db)
  await sql`create index parcel_id on parcel (id)`.execute(db)
  // Where a layer was loaded at all: outside it, silence means "no data", never "nothing found".
  await sql`
    create table layer_coverage (
      id uuid not null,
      srid integer not null,
      layer text not null check (layer in ('servitudes', 'cadastre', 'streets')),
      source text not null,
      data_date date,
      geom geometry not null,
      primary key (srid, id),
      constraint layer_coverage_geom check (ST_SRID(geom) = srid and ST_IsValid(geom))
    ) partition by list (srid)`.execute(db)
  await partition(db, 'layer_coverage', false)
  // Tile addresses carry this number: a change of data is a new address, so a cached tile is never stale.
  await sql`
    create table layer_version (
      layer text primary key,
      version bigint not null default 1,
      changed_at timestamptz not null default now()
    )`.execute(db)
  await sql`insert into layer_version (layer) values ('communes'), ('provinces'), ('regions'), ('parcels'), ('zones'), ('servitudes'), ('streets')`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table layer_version, layer_coverage, parcel, servitude_piece, servitude`.execute(db)
}
