import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { uuidv7 } from '../../api/db/uuid.ts'
import { type ConformityCase, type Drawn, drawn, outlineOf } from './conformityCase.ts'

type Db = Kysely<Database>
type Shape = ConformityCase['features'][number]['geometry']

const LOADED_ON = '2026-03-01'
const SOURCE = 'cas calculé à la main'
const newId = () => uuidv7(new Date())

/** The shape in the case's own metres. */
const legal = ({ srid }: ConformityCase, shape: Shape) =>
  sql`ST_SetSRID(ST_Multi(ST_GeomFromGeoJSON(${JSON.stringify(shape)})), ${sql.lit(srid)})`

/** The shape in degrees, as an applicant would send it. */
export async function inDegrees(db: Db, one: ConformityCase, shape: Shape): Promise<Shape> {
  const { rows } = await sql<{ shape: Shape }>`
    select ST_AsGeoJSON(wgs84_from_legal(${legal(one, shape)}), 12)::json as shape`.execute(db)
  const [row] = rows
  if (!row) throw new Error('no shape came back')
  return row.shape
}

/** Replaces whatever plans, servitudes, parcels and coverage the database holds by those of the case. */
export async function loadConformityCase(db: Db, one: ConformityCase): Promise<void> {
  await sql`truncate plan, street, servitude, parcel, layer_coverage cascade`.execute(db)
  await loadCommune(db, one)
  const versions = new Map<string, string>()
  for (const plan of drawn(one, 'plan')) versions.set(keyOf(plan.properties), await loadPlan(db, one, plan))
  for (const zone of drawn(one, 'zone')) await loadZone(db, one, zone, versions)
  for (const street of drawn(one, 'street')) await loadStreet(db, one, street)
  for (const servitude of drawn(one, 'servitude')) await loadServitude(db, one, servitude)
  for (const neighbour of drawn(one, 'neighbour')) await loadNeighbour(db, one, neighbour)
  for (const coverage of drawn(one, 'coverage')) await loadCoverage(db, one, coverage)
}

/** A commune of the case's own, two kilometres around the subject; those really there lose their outline. */
async function loadCommune(db: Db, one: ConformityCase): Promise<void> {
  const subject = outlineOf(one, 'subject')
  if (!subject) throw new Error(`${one.name} draws no subject`)
  await sql`
    with place as (select wgs84_from_legal(ST_Multi(ST_Envelope(ST_Buffer(${legal(one, subject)}, 2000)))) as outline),
    cleared as (
      update commune c set outline = null, outline_kind = null from place
      where c.outline && place.outline and c.code <> 'case' returning c.code
    )
    insert into commune (code, province_code, kind, name_fr, name_ar, population, legal_srid, filing, search_key, outline, outline_kind)
    select 'case', (select min(code) from province), ${one.commune}, 'Commune du cas', 'جماعة الحالة', 1, ${one.srid}::int,
      'guichet', '', outline, 'imported' from place
    on conflict (code) do update set kind = excluded.kind, legal_srid = excluded.legal_srid, outline = excluded.outline`.execute(
    db,
  )
}

const keyOf = ({ plan, version }: { plan: string; version: string }) => `${plan} ${version}`

async function loadPlan(db: Db, one: ConformityCase, { properties, geometry }: Drawn<'plan'>): Promise<string> {
  const { plan, version, toleranceM, events } = properties
  const id = newId()
  await sql`
    insert into plan (id, code, kind, name_fr, name_ar) values (${newId()}, ${plan}, 'pa', ${plan}, ${plan})
    on conflict (code) do nothing`.execute(db)
  await sql`
    with shape as (select ${legal(one, geometry)} as geom),
    version as (
      insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, data_date, source)
      select ${id}, plan.id, ${version}, ${one.srid}::int, geom, display_3857(geom), ${toleranceM}::float8, ${LOADED_ON}, ${SOURCE}
      from shape, plan where plan.code = ${plan} returning id, perimeter, perimeter_3857
    )
    insert into plan_perimeter (plan_version_id, srid, geom, geom_3857)
    select id, ${one.srid}::int, perimeter, perimeter_3857 from version`.execute(db)
  for (const { kind, onDay, act } of events)
    await sql`
      insert into plan_event (id, plan_version_id, kind, on_day, act)
      values (${newId()}, ${id}, ${kind}, ${onDay}, ${act ?? null})`.execute(db)
  return id
}

async function loadZone(
  db: Db,
  one: ConformityCase,
  { properties, geometry }: Drawn<'zone'>,
  versions: Map<string, string>,
) {
  const { code, sector } = properties
  const version = versions.get(keyOf(properties))
  if (!version) throw new Error(`zone ${code} is of a plan that ${one.name} does not draw`)
  await sql`
    insert into zone (id, srid, plan_version_id, code, sector, family, label_fr, label_ar, geom, geom_3857)
    select ${newId()}, ${one.srid}::int, ${version}, ${code}, ${sector ?? null}, 'housing', ${code}, ${code}, geom, display_3857(geom)
    from (select ${legal(one, geometry)} as geom) shape`.execute(db)
  if (properties.figures) await loadRegulation(db, version, properties)
}

async function loadRegulation(db: Db, version: string, properties: Drawn<'zone'>['properties']): Promise<void> {
  const { code, sector = '', buildable = null, permitted = null, forbidden = null, figures = {} } = properties
  const { fr = null, ar = null } = properties.conditions ?? {}
  await sql`
    insert into regulation (plan_version_id, zone_code, sector, buildable, uses_permitted, uses_forbidden, uses_article,
      conditions_fr, conditions_ar, conditions_article)
    values (${version}, ${code}, ${sector}, ${buildable}, ${permitted}, ${forbidden}, 'Règlement, art. 2', ${fr}, ${ar}, 'Règlement, art. 9')
    on conflict do nothing`.execute(db)
  for (const [parameter, value] of Object.entries(figures))
    await sql`
      insert into regulation_figure (plan_version_id, zone_code, sector, parameter, value, article)
      values (${version}, ${code}, ${sector}, ${parameter}, ${value}, 'Règlement, art. 5') on conflict do nothing`.execute(
      db,
    )
}

async function loadStreet(db: Db, one: ConformityCase, { properties, geometry }: Drawn<'street'>): Promise<void> {
  await sql`
    insert into street (id, srid, name, width_m, geom, geom_3857, data_date)
    select ${newId()}, ${one.srid}::int, ${properties.name}, ${properties.widthM ?? null}::float8, geom, display_3857(geom), ${LOADED_ON}
    from (select ${legal(one, geometry)} as geom) shape`.execute(db)
}

async function loadServitude(db: Db, one: ConformityCase, { properties, geometry }: Drawn<'servitude'>): Promise<void> {
  const { kind, effect, name, act, body, heightLimitM, forbiddenUses, bufferM, toleranceM } = properties
  await sql`
    with shape as (select ${legal(one, geometry)} as geom),
    whole as (
      insert into servitude (id, srid, kind, effect, name_fr, name_ar, act, body, height_limit_m, forbidden_uses, buffer_m,
        source, data_date, tolerance_m, geom, geom_3857)
      select ${newId()}, ${one.srid}::int, ${kind}, ${effect}, ${name}, ${name}, ${act ?? null}, ${body ?? null},
        ${heightLimitM ?? null}::float8, ${forbiddenUses}, ${bufferM ?? null}::float8, ${SOURCE}, ${LOADED_ON},
        ${toleranceM}::float8, geom, display_3857(geom) from shape returning id, srid, geom
    )
    insert into servitude_piece (servitude_id, srid, geom) select id, srid, geom from whole`.execute(db)
}

async function loadNeighbour(db: Db, one: ConformityCase, { properties, geometry }: Drawn<'neighbour'>): Promise<void> {
  await sql`
    insert into parcel (id, srid, title_kind, title_number, geom, geom_3857, source, data_date)
    select ${newId()}, ${one.srid}::int, ${properties.kind}, ${properties.number ?? null}, geom, display_3857(geom), ${SOURCE}, ${LOADED_ON}
    from (select ${legal(one, geometry)} as geom) shape`.execute(db)
}

async function loadCoverage(db: Db, one: ConformityCase, { properties, geometry }: Drawn<'coverage'>): Promise<void> {
  for (const layer of properties.layers)
    await sql`
      insert into layer_coverage (id, srid, layer, source, data_date, geom)
      values (${newId()}, ${one.srid}::int, ${layer}, ${SOURCE}, ${LOADED_ON}, ${legal(one, geometry)})`.execute(db)
}
