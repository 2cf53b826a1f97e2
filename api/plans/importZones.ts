import { type Kysely, sql, type Transaction } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import { inBatches } from './inBatches.ts'
import { type Doubt, gapsBetweenZones, overlapsBetweenZones } from './layerChecks.ts'
import type { ZonesMapping } from './mapping.ts'
import type { MappedZone } from './mapZones.ts'
import { analyzePlans, renewLayer } from './renewLayer.ts'

type Db = Transaction<Database>

export type ZonesToImport = {
  readonly srid: LegalSrid
  readonly zones: readonly MappedZone[]
  readonly mapping: Pick<ZonesMapping, 'plan' | 'version'>
}

export type ImportOptions = { readonly dryRun: boolean; readonly now: Date }

export type ZonesReport = {
  readonly versionId: string
  readonly written: number
  readonly areaM2: number
  readonly overlaps: Doubt
  readonly gaps: Doubt
  readonly codesWithoutRegulation: readonly string[]
}

export type ZonesRefusal = {
  readonly code: 'VERSION_EXISTS' | 'PLAN_DIFFERS'
  readonly plan: string
  readonly version: string
}

/**
 * Writes a version of a plan and its zones, all or nothing. A version that is there is never changed: reports were made
 * from it. Overlaps and gaps are reported, not repaired.
 */
export async function importZones(
  db: Kysely<Database>,
  given: ZonesToImport,
  { dryRun, now }: ImportOptions,
): Promise<Result<ZonesReport, ZonesRefusal>> {
  const transaction = await db.startTransaction().execute()
  try {
    const result = await importWithin(transaction, given, now)
    if (result.ok && !dryRun) await transaction.commit().execute()
    else await transaction.rollback().execute()
    if (result.ok && !dryRun) await analyzePlans(db)
    return result
  } catch (error) {
    if (!transaction.isCommitted && !transaction.isRolledBack) await transaction.rollback().execute()
    throw error
  }
}

async function importWithin(db: Db, given: ZonesToImport, now: Date): Promise<Result<ZonesReport, ZonesRefusal>> {
  const { plan, version } = given.mapping
  const known = await planNamed(db, plan.code)
  const refusal = { plan: plan.code, version: version.label }
  if (known && known.kind !== plan.kind) return fail({ code: 'PLAN_DIFFERS', ...refusal })
  if (known?.labels.includes(version.label)) return fail({ code: 'VERSION_EXISTS', ...refusal })
  const planId = known?.id ?? (await writePlan(db, plan, now))
  await stage(db, given, now)
  const versionId = await writeVersion(db, given, { planId, now })
  await sql`
    insert into zone (id, srid, plan_version_id, code, sector, family, label_fr, label_ar, geom, geom_3857)
    select id, ${given.srid}::integer, ${versionId}::uuid, code, sector, family, label_fr, label_ar, geom, display_3857(geom)
    from filed_zone`.execute(db)
  await renewLayer(db, 'zones')
  const scope = { srid: given.srid, versionId }
  return ok({
    versionId,
    written: given.zones.length,
    areaM2: await areaOf(db, scope),
    overlaps: await overlapsBetweenZones(db, scope),
    gaps: await gapsBetweenZones(db, versionId),
    codesWithoutRegulation: [
      ...new Set(given.zones.map(({ code, sector }) => `${code}${sector ? ` ${sector}` : ''}`)),
    ].sort(),
  })
}

async function planNamed(db: Db, code: string) {
  const rows = await db
    .selectFrom('plan as p')
    .leftJoin('plan_version as v', 'v.plan_id', 'p.id')
    .where('p.code', '=', code)
    .select(['p.id', 'p.kind', 'v.label'])
    .execute()
  const [first] = rows
  return first && { id: first.id, kind: first.kind, labels: rows.map(({ label }) => label) }
}

async function writePlan(db: Db, plan: ZonesMapping['plan'], now: Date): Promise<string> {
  const id = uuidv7(now)
  const { code, kind, nameFr, nameAr, agency = null } = plan
  await db.insertInto('plan').values({ id, code, kind, name_fr: nameFr, name_ar: nameAr, agency }).execute()
  return id
}

async function stage(db: Db, { srid, zones }: ZonesToImport, now: Date): Promise<void> {
  await sql`create temporary table filed_zone (id uuid, code text, sector text, family text, label_fr text, label_ar text,
    geom geometry) on commit drop`.execute(db)
  const rows = zones.map((zone) => ({ ...zone, id: uuidv7(now) }))
  await inBatches(rows, (json) =>
    sql`
      insert into filed_zone
      select r.id, r.code, r.sector, r.family, r."labelFr", r."labelAr",
        ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(r.geometry::text), ${srid}::integer))
      from jsonb_to_recordset(${json}::jsonb) as r(id uuid, code text, sector text, family text, "labelFr" text,
        "labelAr" text, geometry jsonb)`.execute(db),
  )
}

type Owner = { readonly planId: string; readonly now: Date }

/** The perimeter is the outer line of all zones: a hole between them is a gap to report, not ground without a plan. */
async function writeVersion(db: Db, { srid, mapping }: ZonesToImport, { planId, now }: Owner): Promise<string> {
  const { label, toleranceM, dataDate = null, source } = mapping.version
  const id = uuidv7(now)
  await sql`
    create temporary table filed_whole on commit drop as select ST_Union(geom) as geom from filed_zone`.execute(db)
  await sql`
    with outer_line as (select ST_Multi(ST_Union(ST_MakePolygon(ST_ExteriorRing(d.geom)))) as geom from filed_whole, ST_Dump(filed_whole.geom) d)
    insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, data_date, source)
    select ${id}::uuid, ${planId}::uuid, ${label}, ${srid}::integer, geom, display_3857(geom), ${toleranceM}::float8,
      ${dataDate}::date, ${source} from outer_line`.execute(db)
  await sql`
    insert into plan_perimeter (plan_version_id, srid, geom, geom_3857)
    select v.id, v.srid, piece, display_3857(piece)
    from plan_version v, ST_Subdivide(v.perimeter, 128) as piece where v.id = ${id}::uuid`.execute(db)
  return id
}

async function areaOf(db: Db, { srid, versionId }: { srid: LegalSrid; versionId: string }): Promise<number> {
  const { rows } = await sql<{ m2: number }>`
    select sum(ST_Area(geom)) as m2 from zone where srid = ${srid}::integer and plan_version_id = ${versionId}::uuid`.execute(
    db,
  )
  return rows[0]?.m2 ?? 0
}
