import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists postgis`.execute(db)
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`
    create table region (
      code text primary key,
      name_fr text not null,
      name_ar text not null,
      population integer not null,
      outline geometry(MultiPolygon, 4326),
      outline_3857 geometry(MultiPolygon, 3857)
    )`.execute(db)
  await sql`
    create table province (
      code text primary key,
      region_code text not null references region,
      kind text not null check (kind in ('province', 'prefecture')),
      name_fr text not null,
      name_ar text not null,
      population integer not null,
      outline geometry(MultiPolygon, 4326),
      outline_3857 geometry(MultiPolygon, 3857)
    )`.execute(db)
  await sql`
    create table commune (
      code text primary key,
      province_code text not null references province,
      parent_code text references commune,
      kind text not null check (kind in ('urban', 'rural', 'arrondissement')),
      name_fr text not null,
      name_ar text not null,
      population integer not null,
      area_km2 double precision,
      legal_srid integer not null check (legal_srid in (26191, 26192, 26194, 26195)),
      filing text not null check (filing in ('guichet', 'provincial_committee')),
      search_key text not null,
      outline geometry(MultiPolygon, 4326),
      outline_3857 geometry(MultiPolygon, 3857),
      outline_kind text check (outline_kind in ('approximate', 'imported')),
      outline_source text,
      outline_date date,
      constraint commune_outline_valid check (outline is null or ST_IsValid(outline)),
      constraint commune_outline_kind check ((outline is null) = (outline_kind is null))
    )`.execute(db)
  await sql`create index commune_outline_gist on commune using gist (outline)`.execute(db)
  await sql`create index commune_outline_3857_gist on commune using gist (outline_3857)`.execute(db)
  await sql`create index commune_search on commune using gin (search_key gin_trgm_ops)`.execute(db)
  await sql`create index commune_province on commune (province_code)`.execute(db)
  await sql`
    create table place (
      id integer generated always as identity primary key,
      name text not null,
      name_ar text,
      commune_code text references commune,
      search_key text not null,
      location geometry(Point, 4326) not null,
      source text not null
    )`.execute(db)
  await sql`create index place_search on place using gin (search_key gin_trgm_ops)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table place, commune, province, region`.execute(db)
}
