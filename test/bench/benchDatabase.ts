import { type Kysely, sql } from 'kysely'
import { migrateToLatest } from '../../api/db/migrate.ts'
import type { Database } from '../../api/db/tables.ts'
import { seedTerritory } from '../../seeds/territory/seed.ts'
import { databaseUrl, makeTemplate, sourcesKey } from '../build/testCluster.ts'

/** South-west corner of the made country, near Casablanca, and the size of its lots, metres of zone 26191. */
const X0 = 280_000
const Y0 = 300_000
const LOT_WIDTH = 24
const LOT_DEPTH = 33
const STREET = 12
const PAIR = 2 * LOT_DEPTH + STREET

export type BenchGround = {
  readonly url: string
  readonly parcels: number
  /** Legal metres. */
  readonly extent: { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
}

/** Lots side by side on streets: as many zones as a tenth of them, as many servitudes as a fiftieth. Made once, then kept. */
export async function benchDatabase(clusterUrl: (database: string) => string, parcels: number): Promise<BenchGround> {
  const side = Math.sqrt(parcels)
  const maintenance = clusterUrl('postgres')
  const name = `bench_${parcels}_${sourcesKey(['migrations', 'test/bench/benchDatabase.ts'])}`
  await makeTemplate(maintenance, { name }, async (db) => {
    console.log(`making ${parcels} parcels…`)
    await migrateToLatest(db)
    await seedTerritory(db)
    await sql`create function bench_corner(i integer, line integer) returns geometry language sql immutable as $$
      select ST_Point(
        ${sql.lit(X0)} + i * ${sql.lit(LOT_WIDTH)} + ((i * 7 + line * 13) % 9 - 4) * 0.25,
        ${sql.lit(Y0)} + (line / 3) * ${sql.lit(PAIR)} + case line % 3
          when 0 then 0
          when 1 then ${sql.lit(LOT_DEPTH)} + ((i * 5 + line) % 7 - 3) * 0.5
          else ${sql.lit(2 * LOT_DEPTH)} end, 26191) $$`.execute(db)
    await fillParcels(db, side)
    await fillPlan(db, side)
    await fillStreets(db, side)
    await fillServitudes(db, side)
    await sql`vacuum analyze`.execute(db)
  })
  const extent = { west: X0, south: Y0, east: X0 + side * LOT_WIDTH, north: Y0 + (side / 2) * PAIR }
  return { url: databaseUrl(maintenance, name), parcels, extent }
}

/** Two rows of lots back to back between two streets; corners are shared and no two lots are alike. */
const fillParcels = (db: Kysely<Database>, side: number) =>
  sql`
  insert into parcel (id, srid, title_kind, title_number, geom, geom_3857, source, data_date)
  select gen_random_uuid(), 26191, 'title', 'T' || (j * ${side}::integer + i), geom, display_3857(geom), 'bench', '2024-01-01'
  from generate_series(0, ${side}::integer - 1) j
  cross join generate_series(0, ${side}::integer - 1) i
  cross join lateral (select 3 * (j / 2) + j % 2 as line) row
  cross join lateral (
    select ST_MakePolygon(ST_MakeLine(array[bench_corner(i, line), bench_corner(i + 1, line),
      bench_corner(i + 1, line + 1), bench_corner(i, line + 1), bench_corner(i, line)])) as geom offset 0
  ) lot`.execute(db)

const VERSION = sql.lit('00000000-0000-7000-8000-000000000002')
const PLAN = sql.lit('00000000-0000-7000-8000-000000000001')

const box = (west: string, south: string, east: string, north: string) =>
  sql.raw(`ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 26191)`)

/** Zones of five lots by two; their limits lie 7 m beside those of the lots, so that many lots are split. */
async function fillPlan(db: Kysely<Database>, side: number): Promise<void> {
  const whole = box(`${X0 - 200}`, `${Y0 - 200}`, `${X0 + side * LOT_WIDTH + 200}`, `${Y0 + (side / 2) * PAIR + 200}`)
  await sql`insert into plan values (${PLAN}, 'BENCH', 'pa', 'Plan', 'تصميم', null)`.execute(db)
  await sql`insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, source)
    values (${VERSION}, ${PLAN}, '2020', 26191, ${whole}, ST_Multi(display_3857(${whole})), 1, 'bench')`.execute(db)
  await sql`insert into plan_event (id, plan_version_id, kind, on_day)
    values (gen_random_uuid(), ${VERSION}, 'approved', '2020-01-01')`.execute(db)
  await sql`insert into plan_perimeter (plan_version_id, srid, geom, geom_3857)
    select ${VERSION}, 26191, geom, display_3857(geom)
    from (select (ST_SquareGrid(2000, ${whole})).geom) cell`.execute(db)
  await sql`insert into zone (id, srid, plan_version_id, code, family, label_fr, label_ar, geom, geom_3857)
    select gen_random_uuid(), 26191, ${VERSION}, 'Z' || ((i + j) % 8), 'housing', 'Zone', 'منطقة', geom, display_3857(geom)
    from generate_series(0, ${side / 5}::integer - 1) i
    cross join generate_series(0, ${side / 2}::integer - 1) j
    cross join lateral (select ${box(`${X0} + 7 + i * 120`, `${Y0} - 6 + j * ${PAIR}`, `${X0} + 127 + i * 120`, `${Y0} + 72 + j * ${PAIR}`)} as geom offset 0) z`.execute(
    db,
  )
  await sql`insert into regulation (plan_version_id, zone_code, buildable, uses_permitted, uses_forbidden, uses_article)
    select ${VERSION}, 'Z' || n, true, '{individual_housing,collective_housing}', '{industry}', 'art. 3'
    from generate_series(0, 7) n`.execute(db)
  await sql`insert into regulation_figure (plan_version_id, zone_code, parameter, value, article, printed_label)
    select ${VERSION}, 'Z' || n, parameter, value, 'art. 4', parameter
    from generate_series(0, 7) n, (values ('min_area_m2', 300), ('min_width_m', 15), ('min_frontage_m', 12),
      ('footprint_ratio_max', 0.5), ('floor_ratio_max', 1.5), ('height_max_m', 12), ('levels_max', 3), ('setback_street_m', 4),
      ('setback_side_m', 0), ('setback_rear_m', 5), ('prospect_street_ratio', 1), ('parking_per_dwelling', 1)) f(parameter, value)`.execute(
    db,
  )
  for (const layer of ['servitudes', 'cadastre', 'streets'])
    await sql`insert into layer_coverage (id, srid, layer, source, data_date, geom)
      values (gen_random_uuid(), 26191, ${layer}, 'bench', '2024-01-01', ${whole})`.execute(db)
}

const fillStreets = (db: Kysely<Database>, side: number) =>
  sql`
  insert into street (id, srid, name, width_m, geom, geom_3857)
  select gen_random_uuid(), 26191, 'Rue ' || j, ${STREET}::float8, geom, display_3857(geom)
  from generate_series(0, ${side / 20}::integer - 1) i
  cross join generate_series(0, ${side / 2}::integer) j
  cross join lateral (select ${box(`${X0} + i * 480`, `${Y0} - ${STREET} + j * ${PAIR}`, `${X0} + 480 + i * 480`, `${Y0} + j * ${PAIR}`)} as geom offset 0) s`.execute(
    db,
  )

/** Two discs of 32 corners for each strip of 220 m by 8 m, spread without a pattern (multiples of two irrational steps). */
async function fillServitudes(db: Kysely<Database>, side: number): Promise<void> {
  await sql`
    insert into servitude (id, srid, kind, effect, name_fr, name_ar, source, tolerance_m, geom, geom_3857)
    select gen_random_uuid(), 26191, case k % 3 when 2 then 'power_line' else 'monument' end,
      case k % 3 when 2 then 'forbids' else 'requires_avis' end, 'Servitude ' || k, 'ارتفاق', 'bench', 1, geom, display_3857(geom)
    from generate_series(1, ${(side * side) / 50}::integer) k
    cross join lateral (select ${X0}::float8 + (k * 0.6180339887 - floor(k * 0.6180339887)) * ${side * LOT_WIDTH}::float8 as x,
      ${Y0}::float8 + (k * 0.7548776662 - floor(k * 0.7548776662)) * ${(side / 2) * PAIR}::float8 as y) at
    cross join lateral (select case k % 3 when 2 then ST_MakeEnvelope(x, y, x + 220, y + 8, 26191)
      else ST_Buffer(ST_Point(x, y, 26191), 40, 8) end as geom offset 0) s`.execute(db)
  await sql`insert into servitude_piece (servitude_id, srid, geom) select id, srid, geom from servitude`.execute(db)
}
