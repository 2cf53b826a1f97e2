import { type Kysely, sql } from 'kysely'

const SRIDS = [26191, 26192, 26194, 26195]

/** One partition a legal zone: a query that names the zone touches no other, and boxes of two zones never mix. */
async function partition(db: Kysely<unknown>, table: string, geometry: string) {
  for (const srid of SRIDS) {
    const part = `${table}_${srid}`
    await sql`create table ${sql.table(part)} partition of ${sql.table(table)} for values in (${sql.lit(srid)})`.execute(
      db,
    )
    await sql`create index ${sql.raw(`${part}_gist`)} on ${sql.table(part)} using gist (${sql.ref(geometry)})`.execute(
      db,
    )
    await sql`create index ${sql.raw(`${part}_3857_gist`)} on ${sql.table(part)} using gist (${sql.ref(`${geometry}_3857`)})`.execute(
      db,
    )
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan (
      id uuid primary key,
      code text not null unique,
      kind text not null check (kind in ('pa', 'plan_zonage', 'pdar', 'sectoral', 'safeguard', 'restructuring', 'subdivision', 'other')),
      name_fr text not null,
      name_ar text not null,
      agency text
    )`.execute(db)
  await sql`
    create table plan_version (
      id uuid primary key,
      plan_id uuid not null references plan,
      label text not null,
      srid integer not null check (srid in (26191, 26192, 26194, 26195)),
      perimeter geometry not null,
      perimeter_3857 geometry(MultiPolygon, 3857) not null,
      tolerance_m double precision not null check (tolerance_m >= 0),
      data_date date,
      source text not null,
      unique (plan_id, label),
      constraint plan_version_perimeter check (ST_SRID(perimeter) = srid and ST_IsValid(perimeter) and not ST_IsEmpty(perimeter))
    )`.execute(db)
  await sql`
    create table plan_event (
      id uuid primary key,
      plan_version_id uuid not null references plan_version on delete cascade,
      kind text not null check (kind in ('study_opened', 'inquiry_opened', 'inquiry_closed', 'approved', 'dup_extended', 'repealed')),
      on_day date not null,
      act text,
      unique (plan_version_id, kind, on_day)
    )`.execute(db)
  await sql`
    create table plan_perimeter (
      plan_version_id uuid not null references plan_version on delete cascade,
      srid integer not null,
      geom geometry not null,
      geom_3857 geometry not null,
      constraint plan_perimeter_srid check (ST_SRID(geom) = srid)
    ) partition by list (srid)`.execute(db)
  await partition(db, 'plan_perimeter', 'geom')
  await sql`
    create table zone (
      id uuid not null,
      srid integer not null,
      plan_version_id uuid not null references plan_version on delete cascade,
      code text not null,
      sector text,
      family text not null check (family in ('housing', 'mixed', 'industry', 'equipment', 'green', 'reserve', 'agriculture', 'other')),
      label_fr text not null,
      label_ar text not null,
      geom geometry not null,
      geom_3857 geometry not null,
      primary key (srid, id),
      constraint zone_geom check (ST_SRID(geom) = srid and ST_IsValid(geom) and not ST_IsEmpty(geom))
    ) partition by list (srid)`.execute(db)
  await partition(db, 'zone', 'geom')
  await sql`create index zone_version on zone (plan_version_id)`.execute(db)
  await sql`
    create table regulation (
      plan_version_id uuid not null references plan_version on delete cascade,
      zone_code text not null,
      sector text not null default '',
      buildable boolean,
      uses_permitted text[],
      uses_forbidden text[],
      uses_article text,
      primary key (plan_version_id, zone_code, sector)
    )`.execute(db)
  await sql`
    create table regulation_figure (
      plan_version_id uuid not null,
      zone_code text not null,
      sector text not null default '',
      parameter text not null,
      value double precision,
      article text,
      printed_label text,
      primary key (plan_version_id, zone_code, sector, parameter),
      foreign key (plan_version_id, zone_code, sector) references regulation on delete cascade
    )`.execute(db)
  await sql`
    create table street (
      id uuid not null,
      srid integer not null,
      plan_version_id uuid references plan_version on delete cascade,
      name text,
      width_m double precision,
      geom geometry not null,
      geom_3857 geometry not null,
      data_date date,
      primary key (srid, id),
      constraint street_geom check (ST_SRID(geom) = srid and ST_IsValid(geom) and not ST_IsEmpty(geom))
    ) partition by list (srid)`.execute(db)
  await partition(db, 'street', 'geom')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table street, regulation_figure, regulation, zone, plan_perimeter, plan_event, plan_version, plan`.execute(
    db,
  )
}
