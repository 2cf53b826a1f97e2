import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { ruleName } from './settle.ts'
import type { DemoTown, DemoVersion, ZoneRule } from './types.ts'

/** What every row of the demonstration country names as its source. */
export const DEMONSTRATION_SOURCE = 'Démonstration'
const SURVEY_DAY = '2026-01-15'
const BATCH = 2500

/** Rows travel as one JSON parameter a batch: the statement is the same whatever their number. */
async function inBatches<T>(rows: readonly T[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await write(JSON.stringify(rows.slice(from, from + BATCH)))
}

const legal = (srid: number): RawBuilder<string> =>
  sql`ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(r.geometry::text), ${srid}::integer))`

/** Writes the plan, its versions with their events, zones and règlement. */
export async function writePlan(db: Kysely<Database>, town: DemoTown): Promise<void> {
  const { plan } = town
  await db
    .insertInto('plan')
    .values({
      id: town.planId,
      code: plan.code,
      kind: 'pa',
      name_fr: plan.name.fr,
      name_ar: plan.name.ar,
      agency: plan.agency,
    })
    .execute()
  for (const version of town.versions) {
    await writeVersion(db, town, version)
    await writeRegulation(db, version, plan.rules)
    await writeZones(db, town, version)
  }
}

async function writeVersion(db: Kysely<Database>, town: DemoTown, version: DemoVersion): Promise<void> {
  await sql`
    insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, data_date, source)
    select ${version.id}::uuid, ${town.planId}::uuid, ${version.label}, ${town.srid}::integer, p.geom, display_3857(p.geom),
      ${version.toleranceM}::float8, ${version.dataDate}::date, ${DEMONSTRATION_SOURCE}
    from (select ${legal(town.srid)} as geom
      from jsonb_to_record(${JSON.stringify({ geometry: version.perimeter })}::jsonb) as r(geometry jsonb)) p`.execute(
    db,
  )
  await sql`
    insert into plan_perimeter (plan_version_id, srid, geom, geom_3857)
    select v.id, v.srid, piece, display_3857(piece)
    from plan_version v, ST_Subdivide(v.perimeter, 128) as piece where v.id = ${version.id}::uuid`.execute(db)
  const events = version.events.map((event) => ({ ...event }))
  await sql`
    insert into plan_event (id, plan_version_id, kind, on_day, act)
    select md5(${version.id} || r.kind || r."onDay")::uuid, ${version.id}::uuid, r.kind, r."onDay", r.act
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as r(kind text, "onDay" date, act text)`.execute(db)
}

async function writeRegulation(db: Kysely<Database>, version: DemoVersion, rules: readonly ZoneRule[]): Promise<void> {
  await db
    .insertInto('regulation')
    .values(
      rules.map((rule) => ({
        plan_version_id: version.id,
        zone_code: rule.code,
        sector: rule.sector ?? '',
        buildable: rule.buildable,
        uses_permitted: version.figures === 'all' ? [...rule.permitted] : null,
        uses_forbidden: version.figures === 'all' ? [...rule.forbidden] : null,
        uses_article: version.figures === 'all' ? rule.article : null,
      })),
    )
    .execute()
  const figures = rules.flatMap((rule) =>
    Object.entries(rule.figures)
      .filter(([parameter]) => version.figures === 'all' || ['height_max_m', 'levels_max'].includes(parameter))
      .map(([parameter, { value, printed }]) => ({
        plan_version_id: version.id,
        zone_code: rule.code,
        sector: rule.sector ?? '',
        parameter,
        value,
        article: rule.article,
        printed_label: printed,
      })),
  )
  await db.insertInto('regulation_figure').values(figures).execute()
}

async function writeZones(db: Kysely<Database>, town: DemoTown, version: DemoVersion): Promise<void> {
  const rules = new Map(town.plan.rules.map((rule) => [ruleName(rule), rule]))
  const rows = version.zones.map(({ id, code, geometry }) => {
    const rule = rules.get(code)
    if (!rule) throw new Error(`the plan ${town.plan.code} has no rule for zone ${code}`)
    const { label, sector = null, family } = rule
    return { id, code: rule.code, sector, family, fr: label.fr, ar: label.ar, geometry }
  })
  await inBatches(rows, (json) =>
    sql`
      insert into zone (id, srid, plan_version_id, code, sector, family, label_fr, label_ar, geom, geom_3857)
      select z.id, ${town.srid}::integer, ${version.id}::uuid, z.code, z.sector, z.family, z.fr, z.ar, z.geom, display_3857(z.geom)
      from (select r.*, ${legal(town.srid)} as geom from jsonb_to_recordset(${json}::jsonb)
        as r(id uuid, code text, sector text, family text, fr text, ar text, geometry jsonb)) z`.execute(db),
  )
}

export async function writeStreetsAndCoverage(db: Kysely<Database>, town: DemoTown): Promise<void> {
  const version = town.versions.at(-1)
  await inBatches(town.streets, (json) =>
    sql`
      insert into street (id, srid, plan_version_id, name, width_m, geom, geom_3857, data_date)
      select s.id, ${town.srid}::integer, ${version?.id ?? null}::uuid, s.name, s."widthM", s.geom, display_3857(s.geom), ${SURVEY_DAY}::date
      from (select r.*, ${legal(town.srid)} as geom from jsonb_to_recordset(${json}::jsonb)
        as r(id uuid, name text, "widthM" float8, geometry jsonb)) s`.execute(db),
  )
  await inBatches(town.coverage, (json) =>
    sql`
      insert into layer_coverage (id, srid, layer, source, data_date, geom)
      select r.id, ${town.srid}::integer, r.layer, ${DEMONSTRATION_SOURCE}, ${SURVEY_DAY}::date, ${legal(town.srid)}
      from jsonb_to_recordset(${json}::jsonb) as r(id uuid, layer text, geometry jsonb)`.execute(db),
  )
}

/** The footprint is derived here from its generator, and rounded to the centimetre without losing validity. */
export async function writeServitudes(db: Kysely<Database>, town: DemoTown): Promise<void> {
  const rows = town.servitudes.map(({ name, ...rest }) => ({ ...rest, fr: name.fr, ar: name.ar }))
  await inBatches(rows, (json) =>
    sql`
      with given as (
        select r.*, ST_SetSRID(ST_GeomFromGeoJSON(r.generator::text), ${town.srid}::integer) as source_geom
        from jsonb_to_recordset(${json}::jsonb) as r(id uuid, kind text, effect text, fr text, ar text, act text, body text,
          "heightLimitM" float8, "forbiddenUses" text[], generator jsonb, without jsonb, "bufferM" float8, "innerM" float8,
          "bufferSource" text, "dataDate" date, "from" date, "to" date, "toleranceM" float8)
      ), reached as (
        select *, ST_Buffer(source_geom, "bufferM", 'quad_segs=8') as outer_geom,
          ST_Union(case when "innerM" is not null then ST_Buffer(source_geom, "innerM", 'quad_segs=8') end,
            ST_SetSRID(ST_GeomFromGeoJSON(nullif(without, 'null')::text), ${town.srid}::integer)) as inner_geom
        from given
      ), derived as (
        select *, ST_Multi(ST_CollectionExtract(ST_ReducePrecision(
          coalesce(ST_Difference(outer_geom, inner_geom), outer_geom), 0.01), 3)) as geom
        from reached
      )
      insert into servitude (id, srid, kind, effect, name_fr, name_ar, act, body, height_limit_m, forbidden_uses, generator,
        buffer_m, buffer_source, source, data_date, in_force_from, in_force_to, tolerance_m, geom, geom_3857)
      select id, ${town.srid}::integer, kind, effect, fr, ar, act, body, "heightLimitM", coalesce("forbiddenUses", '{}'), source_geom,
        "bufferM", "bufferSource", ${DEMONSTRATION_SOURCE}, "dataDate", "from", "to", coalesce("toleranceM", 0.5), geom, display_3857(geom)
      from derived`.execute(db),
  )
  await sql`
    insert into servitude_piece (servitude_id, srid, geom)
    select s.id, s.srid, piece from servitude s, ST_Subdivide(s.geom, 128) as piece
    where s.srid = ${town.srid}::integer and s.id = any(${town.servitudes.map(({ id }) => id)}::uuid[])`.execute(db)
}

export async function writeParcels(db: Kysely<Database>, town: DemoTown): Promise<void> {
  await inBatches(town.parcels, (json) =>
    sql`
      insert into parcel (id, srid, commune_code, title_kind, title_number, geom, geom_3857, source, data_date)
      select p.id, ${town.srid}::integer, ${town.communeCode}, p."titleKind", p."titleNumber", p.geom, display_3857(p.geom), ${DEMONSTRATION_SOURCE}, ${SURVEY_DAY}::date
      from (select r.*, ${legal(town.srid)} as geom from jsonb_to_recordset(${json}::jsonb)
        as r(id uuid, "titleKind" text, "titleNumber" text, geometry jsonb)) p`.execute(db),
  )
}
