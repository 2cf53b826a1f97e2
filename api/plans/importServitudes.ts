import { type Kysely, sql, type Transaction } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import { inBatches } from './inBatches.ts'
import type { ServitudesMapping } from './mapping.ts'
import type { MappedServitude } from './mapServitudes.ts'
import { analyzePlans, renewLayer } from './renewLayer.ts'

type Db = Transaction<Database>

export type ServitudesToImport = {
  readonly srid: LegalSrid
  readonly servitudes: readonly MappedServitude[]
  readonly mapping: Pick<ServitudesMapping, 'source' | 'dataDate' | 'toleranceM'>
}

export type ServitudeOptions = {
  readonly dryRun: boolean
  /** Takes the servitudes of the same source away first, whatever their zone. */
  readonly replace: boolean
  /** Takes them away even where somebody wrote them at the desk since. */
  readonly loseEdits: boolean
  readonly now: Date
}

export type ServitudesReport = {
  readonly written: number
  readonly withGenerator: number
  readonly removed: number
  readonly byKind: readonly { readonly kind: string; readonly effect: string; readonly count: number }[]
}

/** What somebody wrote of a servitude at the desk, and a file would wipe out. */
export type DeskEdit = { readonly nameFr: string; readonly number: number; readonly at: Date; readonly reason: string }

export type ServitudesRefusal =
  | { readonly code: 'SOURCE_EXISTS'; readonly source: string; readonly count: number }
  | { readonly code: 'EDITED'; readonly source: string; readonly edits: readonly DeskEdit[] }

/** Writes servitudes, their generators and the pieces that searches use, all or nothing. */
export async function importServitudes(
  db: Kysely<Database>,
  given: ServitudesToImport,
  options: ServitudeOptions,
): Promise<Result<ServitudesReport, ServitudesRefusal>> {
  const transaction = await db.startTransaction().execute()
  try {
    const result = await importWithin(transaction, given, options)
    const kept = result.ok && !options.dryRun
    await (kept ? transaction.commit() : transaction.rollback()).execute()
    if (kept) await analyzePlans(db)
    return result
  } catch (error) {
    if (!transaction.isCommitted && !transaction.isRolledBack) await transaction.rollback().execute()
    throw error
  }
}

async function importWithin(
  db: Db,
  given: ServitudesToImport,
  { replace, loseEdits, now }: ServitudeOptions,
): Promise<Result<ServitudesReport, ServitudesRefusal>> {
  const { source } = given.mapping
  const there = await db
    .selectFrom('servitude')
    .select('id')
    .where('source', '=', source)
    .where('former_of', 'is', null)
    .execute()
  if (there.length > 0 && !replace) return fail({ code: 'SOURCE_EXISTS', source, count: there.length })
  const edits = there.length > 0 && !loseEdits ? await editsOf(db, source) : []
  if (edits.length > 0) return fail({ code: 'EDITED', source, edits })
  // With their former states, whatever source those named.
  if (there.length > 0)
    await sql`delete from servitude where source = ${source} or former_of = any (${there.map(({ id }) => id)}::uuid[])`.execute(
      db,
    )
  await write(db, given, now)
  await renewLayer(db, 'servitudes')
  const counted = Map.groupBy(given.servitudes, ({ kind, effect }) => `${kind} ${effect}`)
  return ok({
    written: given.servitudes.length,
    withGenerator: given.servitudes.filter(({ generators }) => generators.length > 0).length,
    removed: there.length,
    byKind: [...counted.values()].flatMap((each) =>
      each.slice(0, 1).map(({ kind, effect }) => ({ kind, effect, count: each.length })),
    ),
  })
}

/** What was written at the desk of the servitudes of a source, the last of each. */
async function editsOf(db: Db, source: string): Promise<readonly DeskEdit[]> {
  const { rows } = await sql<DeskEdit>`
    select s.name_fr as "nameFr", r.number, r.made_at as at, r.reason
    from servitude s cross join lateral (
      select number, made_at, reason from servitude_revision r where r.servitude_id = s.id and r.made_by is not null
      order by number desc limit 1) r
    where s.source = ${source} and s.former_of is null order by s.name_fr, s.id`.execute(db)
  return rows
}

async function write(db: Db, { srid, servitudes, mapping }: ServitudesToImport, now: Date): Promise<void> {
  const { source, dataDate = null, toleranceM } = mapping
  const rows = servitudes.map((servitude) => ({ ...servitude, id: uuidv7(now) }))
  await inBatches(rows, (json) =>
    sql`
      with given as (
        select r.*, ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(r.geometry::text), ${srid}::integer)) as geom,
          (select ST_Multi(ST_Union(ST_SetSRID(ST_GeomFromGeoJSON(g::text), ${srid}::integer)))
            from jsonb_array_elements(r.generators) g) as origin
        from jsonb_to_recordset(${json}::jsonb) as r(id uuid, kind text, effect text, "nameFr" text, "nameAr" text, act text,
          body text, "heightLimitM" float8, "forbiddenUses" text[], "bufferM" float8, "bufferSource" text,
          "inForceFrom" date, "inForceTo" date, generators jsonb, geometry jsonb)
      )
      insert into servitude (id, srid, kind, effect, name_fr, name_ar, act, body, height_limit_m, forbidden_uses, generator,
        buffer_m, buffer_source, source, data_date, in_force_from, in_force_to, tolerance_m, geom, geom_3857)
      select id, ${srid}::integer, kind, effect, "nameFr", "nameAr", act, body, "heightLimitM", "forbiddenUses", origin,
        "bufferM", "bufferSource", ${source}, ${dataDate}::date, "inForceFrom", "inForceTo", ${toleranceM}::float8, geom,
        display_3857(geom)
      from given`.execute(db),
  )
  await sql`
    insert into servitude_piece (servitude_id, srid, geom)
    select s.id, s.srid, piece from servitude s, ST_Subdivide(s.geom, 128) as piece
    where s.srid = ${srid}::integer and s.source = ${source}`.execute(db)
}
