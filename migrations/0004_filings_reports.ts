import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table filed_file (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      format text not null,
      bytes bytea not null,
      name text,
      received_at timestamptz not null default now()
    )`.execute(db)
  await sql`
    create table filed_parcel (
      id uuid primary key,
      sha256 text not null references filed_file,
      ordinal integer not null,
      label text not null,
      filed_srid integer not null,
      filed_how text not null check (filed_how in ('declared', 'prj', 'proposed', 'geographic')),
      filed_coordinates jsonb not null,
      transformation text not null,
      srid integer not null check (srid in (26191, 26192, 26194, 26195)),
      geom geometry not null,
      findings jsonb not null,
      unique (sha256, ordinal, filed_srid, srid),
      constraint filed_parcel_geom check (ST_SRID(geom) = srid and ST_IsValid(geom) and not ST_IsEmpty(geom))
    )`.execute(db)
  await sql`
    create table conformity_report (
      id uuid primary key,
      created_at timestamptz not null default now(),
      on_day date not null,
      srid integer not null check (srid in (26191, 26192, 26194, 26195)),
      geom geometry not null,
      footprint geometry,
      facts jsonb not null,
      checks jsonb not null,
      verdict text not null check (verdict in ('compliant', 'reserved', 'unverified', 'noncompliant')),
      rule_versions jsonb not null,
      seal text not null check (seal ~ '^[0-9a-f]{64}$'),
      constraint conformity_report_geom check (ST_SRID(geom) = srid and ST_IsValid(geom) and not ST_IsEmpty(geom))
    )`.execute(db)
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a conformity report is never changed: make a new check' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger conformity_report_immutable before update or delete on conformity_report
    for each row execute function refuse_change()`.execute(db)
  await sql`
    create trigger conformity_report_kept before truncate on conformity_report
    for each statement execute function refuse_change()`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table conformity_report, filed_parcel, filed_file`.execute(db)
  await sql`drop function refuse_change`.execute(db)
}
