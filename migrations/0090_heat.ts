import { type Kysely, sql } from 'kysely'

const SRIDS = [26191, 26192, 26194, 26195]
const NO_SITE = 0
const READERS = `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`
const OPEN = `state in ('filed', 'examined')`

/** Edges of the hexagons, in metres, finest first, and the first of them that the public is shown. */
const LADDER = [400, 1_000, 3_000, 8_000, 20_000, 50_000]
const PUBLIC_FROM = 3

/**
 * PostGIS knows one tiling of a plane by hexagons of a given edge: its cell (0, 0) is centred where the coordinates of the
 * plane are (0, 0), which the false easting and northing of the legal zone place (EPSG method 9801). A cell is packed into
 * one number, column first.
 */
async function hexagons(db: Kysely<unknown>): Promise<void> {
  await sql`create function heat_ladder() returns integer[] language sql immutable parallel safe as $$
    select ${sql.raw(`array[${LADDER.join(', ')}]`)} $$`.execute(db)
  await sql`create function heat_column(cell bigint) returns integer language sql immutable strict parallel safe as $$
    select ((cell >> 16) - 32768)::integer $$`.execute(db)
  await sql`create function heat_row(cell bigint) returns integer language sql immutable strict parallel safe as $$
    select ((cell & 65535) - 32768)::integer $$`.execute(db)
  await sql`create function heat_hexagon(edge integer, cell bigint, srid integer) returns geometry
    language sql immutable strict parallel safe as $$
      select ST_Hexagon(edge, heat_column(cell), heat_row(cell), ST_SetSRID(ST_MakePoint(0, 0), srid)) $$`.execute(db)
  // On the edge of two, the first one: a place is in one cell of each size.
  await sql`create function heat_cells(place geometry) returns bigint[] language sql immutable strict parallel safe as $$
    select array_agg(c.cell order by u.nth) from unnest(heat_ladder()) with ordinality u(edge, nth)
      cross join lateral (
        select ((g.i + 32768)::bigint << 16) | (g.j + 32768) as cell
        from ST_HexagonGrid(u.edge, ST_Expand(place, 1)) g where ST_Intersects(g.geom, place)
        order by g.i, g.j limit 1) c $$`.execute(db)
}

/** Every dossier under examination, with one place of its site in its legal zone; in the part of no zone without a site. */
async function places(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table performance_open (
      dossier_id uuid not null references dossier on delete cascade,
      srid integer not null,
      commune_code text not null,
      territory text[] not null,
      step text not null,
      due_day date,
      place geometry,
      -- The cell of the place in each size of the ladder.
      cells bigint[],
      primary key (srid, dossier_id),
      constraint performance_open_place check (case when srid = ${NO_SITE} then num_nonnulls(place, cells) = 0
        else num_nulls(place, cells) = 0 and ST_SRID(place) = srid and GeometryType(place) = 'POINT' end)
    ) partition by list (srid)`)
    .execute(db)
  for (const srid of [NO_SITE, ...SRIDS])
    await sql
      .raw(
        `create table performance_open_${srid} partition of performance_open for values in (${srid}) with (fillfactor = 70)`,
      )
      .execute(db)
  await sql`create index performance_open_dossier on performance_open (dossier_id)`.execute(db)
  await sql`create index performance_open_territory on performance_open using gin (territory)`.execute(db)
  await sql`create index performance_open_gist on performance_open using gist (place)`.execute(db)
}

/** Kept by whatever moves a dossier or draws its site, in the same transaction: what is read is what is so. */
async function keeping(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create function performance_open_add(ids uuid[]) returns void
    language sql security definer set search_path = public, pg_temp as $$
      insert into performance_open (dossier_id, srid, commune_code, territory, step, due_day, place, cells)
      select d.id, coalesce(s.srid, ${NO_SITE}), d.commune_code, d.territory, d.step, d.due_day, p.place, heat_cells(p.place)
      from dossier d left join dossier_site s on s.srid in (${SRIDS.join(', ')}) and s.dossier_id = d.id
        cross join lateral (select ST_PointOnSurface(s.geom) as place) p
      where d.id = any (ids) and d.${OPEN} $$`)
    .execute(db)
  await sql
    .raw(`create function performance_open_moved() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare opened uuid[];
    begin
      update performance_open o set commune_code = w.commune_code, territory = w.territory, step = w.step, due_day = w.due_day
        from written w where o.dossier_id = w.id and w.${OPEN} and (o.commune_code, o.territory, o.step, o.due_day)
          is distinct from (w.commune_code, w.territory, w.step, w.due_day);
      delete from performance_open o using written w where o.dossier_id = w.id and not w.${OPEN};
      select array_agg(w.id) into opened from written w join was x on x.id = w.id where w.${OPEN} and not x.${OPEN};
      if opened is not null then perform performance_open_add(opened); end if;
      return null;
    end $$`)
    .execute(db)
  await sql`create trigger performance_open_moved after update on dossier
    referencing old table as was new table as written for each statement execute function performance_open_moved()`.execute(
    db,
  )
  await sql
    .raw(`create function performance_open_opened() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare opened uuid[];
    begin
      select array_agg(w.id) into opened from written w where w.${OPEN};
      if opened is not null then perform performance_open_add(opened); end if;
      return null;
    end $$`)
    .execute(db)
  await sql`create trigger performance_open_opened after insert on dossier
    referencing new table as written for each statement execute function performance_open_opened()`.execute(db)
  await sql
    .raw(`create function performance_open_located() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare located uuid[];
    begin
      select array_agg(distinct w.dossier_id) into located from written w
        join dossier d on d.id = w.dossier_id and d.${OPEN};
      if located is not null then
        delete from performance_open where dossier_id = any (located);
        perform performance_open_add(located);
      end if;
      return null;
    end $$`)
    .execute(db)
  for (const [event, seen] of [
    ['insert', 'new'],
    ['delete', 'old'],
  ] as const)
    await sql
      .raw(`create trigger performance_open_located_${event} after ${event} on dossier_site
        referencing ${seen} table as written for each statement execute function performance_open_located()`)
      .execute(db)
}

/**
 * What the public is shown: groups of at least so many dossiers, taken from the finest size upwards. Whatever is in no
 * group of one size is counted in the next, and in none at the end. One picture a day, the same whatever is looked at:
 * every figure is a sum of whole groups, and so is every difference of two figures.
 */
async function picture(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table performance_heat (
      day date primary key,
      -- The last day of what is soon late.
      until date not null,
      least integer not null,
      made_at timestamptz not null,
      -- In no group, and without a site: null when it is not none and too few to be told.
      withheld_late integer,
      withheld_soon integer,
      sites_missing_late integer,
      sites_missing_soon integer
    )`.execute(db)
  await sql`
    create table performance_heat_group (
      day date not null references performance_heat on delete cascade,
      what text not null check (what in ('late', 'soon')),
      srid integer not null,
      size integer not null,
      cell bigint not null,
      dossiers integer not null,
      -- Of the middle of its hexagon, which says nothing of where in it a dossier is.
      commune_code text not null,
      cells bigint[] not null,
      primary key (day, what, size, srid, cell)
    )`.execute(db)
  const sizes = LADDER.map((_, at) => at + 1).slice(PUBLIC_FROM - 1)
  const steps = sizes.map((size, at) => {
    const left = at === 0 ? 'asked' : `left_${sizes[at - 1]}`
    return `group_${size} as (select srid, cells[${size}] as cell, count(*)::integer as dossiers from ${left}
        group by 1, 2 having count(*) >= at_least),
      left_${size} as materialized (select l.* from ${left} l where not exists (
        select from group_${size} g where g.srid = l.srid and g.cell = l.cells[${size}]))`
  })
  await sql
    .raw(`create function heat_groups(from_day date, to_day date, at_least integer)
    returns table (srid integer, size integer, cell bigint, dossiers integer)
    language sql stable set search_path = public, pg_temp as $$
      with asked as materialized (select o.srid, o.cells from performance_open o
        where o.srid <> ${NO_SITE} and o.due_day between from_day and to_day), ${steps.join(', ')}
      ${sizes.map((size) => `select srid, ${size}, cell, dossiers from group_${size}`).join(' union all ')}
      union all select 0, 0, 0, count(*)::integer from left_${sizes.at(-1)} $$`)
    .execute(db)
  await sql
    .raw(`create function told(figure bigint, at_least integer) returns integer language sql immutable as $$
      select case when figure = 0 or figure >= at_least then figure::integer end $$`)
    .execute(db)
  await sql
    .raw(`create function make_heat(of_day date, until_day date, at_least integer, at timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      asked record;
      figures jsonb := '{}';
    begin
      perform pg_advisory_xact_lock(hashtext('performance_heat'));
      if exists (select from performance_heat h where h.day = of_day) then return; end if;
      delete from performance_heat h where h.day < of_day;
      insert into performance_heat (day, until, least, made_at) values (of_day, until_day, at_least, at);
      for asked in select * from (values ('late', '-infinity'::date, of_day - 1), ('soon', of_day, until_day)) w(what, from_day, to_day)
      loop
        with made as materialized (select * from heat_groups(asked.from_day, asked.to_day, at_least)),
        drawn as (select g.*, ST_Centroid(heat_hexagon((heat_ladder())[g.size], g.cell, g.srid)) as middle
          from made g where g.size > 0),
        kept as (insert into performance_heat_group (day, what, srid, size, cell, dossiers, commune_code, cells)
          select of_day, asked.what, d.srid, d.size, d.cell, d.dossiers,
            (select c.code from commune c order by c.outline <-> wgs84_from_legal(d.middle) limit 1), heat_cells(d.middle)
          from drawn d)
        select figures || jsonb_build_object(
          'withheld_' || asked.what, told((select m.dossiers from made m where m.size = 0), at_least),
          'sites_missing_' || asked.what, told((select count(*) from performance_open o where o.srid = ${NO_SITE}
            and o.due_day between asked.from_day and asked.to_day), at_least)) into figures;
      end loop;
      update performance_heat h set (withheld_late, withheld_soon, sites_missing_late, sites_missing_soon) = (
        select f.withheld_late, f.withheld_soon, f.sites_missing_late, f.sites_missing_soon
        from jsonb_to_record(figures) as f(withheld_late integer, withheld_soon integer, sites_missing_late integer,
          sites_missing_soon integer)) where h.day = of_day;
    end $$`)
    .execute(db)
}

async function rights(db: Kysely<unknown>): Promise<void> {
  const tables = ['performance_open', 'performance_heat', 'performance_heat_group']
  for (const table of [...tables, ...[NO_SITE, ...SRIDS].map((srid) => `performance_open_${srid}`)])
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  await sql
    .raw(`create policy performance_open_read on performance_open for select to rokhas_application using (
    territory && (select actor_territories(${READERS})))`)
    .execute(db)
  for (const table of ['performance_heat', 'performance_heat_group'])
    await sql`create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select to rokhas_application using (true)`.execute(
      db,
    )
  for (const table of tables) {
    await sql`create policy ${sql.id(`${table}_work`)} on ${sql.table(table)} for select to rokhas_worker using (true)`.execute(
      db,
    )
    await sql`grant select on ${sql.table(table)} to rokhas_application, rokhas_worker`.execute(db)
  }
  for (const name of [
    'performance_open_add(uuid[])',
    'performance_open_moved()',
    'performance_open_opened()',
    'performance_open_located()',
    'make_heat(date, date, integer, timestamptz)',
  ])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  await sql`grant execute on function make_heat(date, date, integer, timestamptz) to rokhas_application`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await hexagons(db)
  await places(db)
  await keeping(db)
  await picture(db)
  await rights(db)
  await sql.raw(`select performance_open_add(array(select id from dossier where ${OPEN}))`).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of ['moved', 'opened', 'located'])
    await sql`drop function ${sql.raw(`performance_open_${name}()`)} cascade`.execute(db)
  await sql`drop function performance_open_add(uuid[]), make_heat(date, date, integer, timestamptz), told(bigint, integer),
    heat_groups(date, date, integer)`.execute(db)
  await sql`drop table performance_heat_group, performance_heat, performance_open`.execute(db)
  await sql`drop function heat_cells(geometry), heat_hexagon(integer, bigint, integer), heat_row(bigint), heat_column(bigint),
    heat_ladder()`.execute(db)
}
