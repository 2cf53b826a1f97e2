import { type Kysely, sql, type Transaction } from 'kysely'
import type { BatchStep } from '../../../contract/servitudeBatches.ts'
import { refusedFor } from '../../../db/refusedFor.ts'
import type { Database } from '../../../db/tables.ts'
import type { WorkDeps } from '../../../deps.ts'
import { type BatchRow, batchById } from '../batchRow.ts'
import { findDuplicates, findThere } from './duplicateChecks.ts'
import { findNeighbours, findOutside, findWrongZone, stageCommunes } from './placeChecks.ts'
import { findEmptyRecords, findInvalid, findMissing, findValues } from './shapeChecks.ts'

type Db = Transaction<Database>
type Needs = Pick<WorkDeps, 'db' | 'clock'>

export type BatchControlAsked = { readonly batchId: string; readonly nth: number }

/** What a check is handed: the footprints stand in `given_footprint`, the generators in `given_generator`, what it finds goes to `found`. */
export type Check = (db: Db, batch: BatchRow, today: string) => Promise<void>

const LONGEST_MS = 240_000

class Overtaken extends Error {}

const inTurn =
  (...checks: readonly Check[]): Check =>
  async (db, batch, today) => {
    for (const check of checks) await check(db, batch, today)
  }

const CHECKS: readonly (readonly [BatchStep, Check])[] = [
  ['values', inTurn(findInvalid, findEmptyRecords, findValues)],
  ['links', findMissing],
  ['duplicates', inTurn(findDuplicates, findThere)],
  ['territory', inTurn(stageCommunes, findWrongZone, findOutside)],
  ['neighbours', findNeighbours],
]

/**
 * Controls a batch: what is found replaces what an older control found, in one transaction, and what a person accepted stays
 * accepted while it is found again unchanged. Says its step as it goes. A control that another one overtook keeps nothing.
 */
export async function runBatchControl(work: Needs, asked: BatchControlAsked): Promise<void> {
  const batch = await batchById(work.db, asked.batchId)
  if (!batch?.mapping || batch.state !== 'control' || batch.controlNth !== asked.nth) return
  try {
    await work.db.transaction().execute((transaction) => controlWithin(work, transaction, batch))
  } catch (error) {
    if (error instanceof Overtaken) return
    const tooHeavy = refusedFor(error, 'query_canceled')
    await say(work.db, batch, { control_fault: tooHeavy ? 'too_heavy' : 'other' })
    if (!tooHeavy) throw error
  }
}

async function controlWithin(work: Needs, db: Db, batch: BatchRow): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(db)
  await say(work.db, batch, { control_step: 'staging', control_fault: null })
  await stage(db, batch)
  for (const [step, check] of CHECKS) {
    await say(work.db, batch, { control_step: step })
    await check(db, batch, work.clock.today())
  }
  await replaceFindings(db, batch)
  const { rows } = await sql`
    update servitude_batch set controlled_at = ${work.clock.now()}, control_step = null, control_fault = null, counts = (
      select jsonb_build_object('servitudes', count(*), 'areaM2', coalesce(sum(ST_Area(geom)), 0),
        'points', coalesce(sum(ST_NPoints(geom)), 0), 'withGenerator', count(*) filter (where link <> '' and exists (
          select from given_generator g where g.link = f.link and g.geom is not null)))
      from given_footprint f where f.geom is not null)
    where id = ${batch.id}::uuid and state = 'control' and control_nth = ${batch.controlNth} returning id`.execute(db)
  if (rows.length === 0) throw new Overtaken()
}

/** Said outside the control's own transaction, so that whoever waits sees it. */
const say = (
  db: Kysely<Database>,
  { id, controlNth }: BatchRow,
  words: { readonly control_step?: BatchStep; readonly control_fault?: string | null },
) =>
  db
    .updateTable('servitude_batch')
    .set(words)
    .where('id', '=', id)
    .where('control_nth', '=', controlNth)
    .where('state', '=', 'control')
    .execute()

async function stage(db: Db, { id, mapping }: BatchRow): Promise<void> {
  for (const layer of ['footprint', 'generator'] as const)
    await sql`create temporary table ${sql.table(`given_${layer}`)} on commit drop as
      select ordinal, label, link, refusal, content, faults, geom, coalesce(content ->> 'nameFr', nullif(attributes ->> ${(layer === 'generator' ? mapping?.generators : mapping?.fields)?.nameFr ?? ''}, ''), label) as name
      from servitude_batch_shape where batch_id = ${id}::uuid and layer = ${sql.lit(layer)} and not left_out`.execute(
      db,
    )
  await sql`create index on given_footprint using gist (geom)`.execute(db)
  await sql`create index on given_generator (link)`.execute(db)
  await sql`analyze given_footprint`.execute(db)
  await sql`
    create temporary table found (kind text, severity text, subject text, ordinals integer[], area_m2 double precision,
      shape geometry, data jsonb) on commit drop`.execute(db)
}

/** Found again unchanged: the same kind, subject, shapes and area to a tenth of a square metre. Places are thinned to a metre. */
async function replaceFindings(db: Db, { id }: BatchRow): Promise<void> {
  await sql`
    create temporary table before on commit drop as select * from servitude_batch_finding
    where batch_id = ${id}::uuid and accepted_at is not null`.execute(db)
  await sql`delete from servitude_batch_finding where batch_id = ${id}::uuid`.execute(db)
  await sql`
    insert into servitude_batch_finding (id, batch_id, kind, severity, subject, ordinals, area_m2, place, at, data, accepted_by,
      accepted_at, reason)
    select gen_random_uuid(), ${id}::uuid, f.kind, f.severity, f.subject, f.ordinals, f.area_m2,
      wgs84_from_legal(ST_SimplifyPreserveTopology(f.shape, 1)),
      coalesce(wgs84_from_legal(ST_PointOnSurface(f.shape)), ST_SetSRID(ST_MakePoint((f.data #>> '{at,0}')::float8,
        (f.data #>> '{at,1}')::float8), 4326)), f.data - 'at', b.accepted_by, b.accepted_at, b.reason
    from found f left join lateral (select * from before b where b.kind = f.kind and b.subject = f.subject
      and b.ordinals = f.ordinals and round(coalesce(b.area_m2, 0)::numeric, 1) = round(coalesce(f.area_m2, 0)::numeric, 1)
      and f.severity = 'to_accept' limit 1) b on true`.execute(db)
}
