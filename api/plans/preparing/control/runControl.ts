import { type Kysely, sql, type Transaction } from 'kysely'
import type { ControlStep } from '../../../contract/plans/drafts.ts'
import { refusedFor } from '../../../db/refusedFor.ts'
import type { Database } from '../../../db/tables.ts'
import type { WorkDeps } from '../../../deps.ts'
import { type DraftRow, draftById } from '../draftRow.ts'
import { findCodes, findInvalid, findUnregulated } from './codeChecks.ts'
import { findGaps, findOverlaps, findThin, TooMany } from './geometryChecks.ts'
import { findOutsidePerimeter, findOutsideTerritory, findWrongZone } from './placeChecks.ts'

type Db = Transaction<Database>
type Needs = Pick<WorkDeps, 'db' | 'clock'>

export type ControlAsked = { readonly draftId: string; readonly nth: number }

/** What a check is handed: the shapes stand in `filed_zone` and their union in `filed_whole`, what it finds goes to `found`. */
export type Controlled = DraftRow & { readonly mapping: NonNullable<DraftRow['mapping']> }

/** A thousand zones that all overlap are millions of pairs: the database gives up first, and the draft says so. */
const LONGEST_MS = 240_000

class Overtaken extends Error {}

/**
 * Controls a draft: everything found replaces what an older control found, in one transaction, and what a person accepted
 * stays accepted while it is found again unchanged. Says its step as it goes. A control that another one overtook, or whose
 * draft has gone on, keeps nothing.
 */
export async function runControl(work: Needs, asked: ControlAsked): Promise<void> {
  const row = await draftById(work.db, asked.draftId)
  if (!row?.mapping || row.state !== 'control' || row.controlNth !== asked.nth) return
  const draft = { ...row, mapping: row.mapping }
  try {
    await work.db.transaction().execute((transaction) => controlWithin(work, transaction, draft))
  } catch (error) {
    if (error instanceof Overtaken) return
    const tooHeavy = error instanceof TooMany || refusedFor(error, 'query_canceled')
    await say(work.db, draft, { control_fault: tooHeavy ? 'too_heavy' : 'other' })
    if (!tooHeavy) throw error
  }
}

const CHECKS: readonly (readonly [ControlStep, (db: Db, draft: Controlled, today: string) => Promise<void>])[] = [
  [
    'codes',
    async (db, draft) => {
      await findInvalid(db, draft)
      await findCodes(db, draft)
    },
  ],
  [
    'overlaps',
    async (db, draft) => {
      await findOverlaps(db, draft)
      await findThin(db, draft)
    },
  ],
  ['gaps', findGaps],
  [
    'territory',
    async (db, draft, today) => {
      await findWrongZone(db, draft)
      await findOutsideTerritory(db, draft, today)
    },
  ],
  ['perimeter', findOutsidePerimeter],
  ['regulation', findUnregulated],
]

async function controlWithin(work: Needs, db: Db, draft: Controlled): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(db)
  await say(work.db, draft, { control_step: 'staging', control_fault: null })
  await stage(db, draft)
  for (const [step, check] of CHECKS) {
    await say(work.db, draft, { control_step: step })
    await check(db, draft, work.clock.today())
  }
  await replaceFindings(db, draft)
  const { rows } = await sql`
    update plan_draft set controlled_at = ${work.clock.now()}, control_step = null, control_fault = null, counts = (
      select jsonb_build_object('zones', count(*), 'areaM2', coalesce(sum(ST_Area(geom)), 0)) from filed_zone)
    where id = ${draft.id}::uuid and state = 'control' and control_nth = ${draft.controlNth} returning id`.execute(db)
  if (rows.length === 0) throw new Overtaken()
}

/** Said outside the control's own transaction, so that whoever waits sees it. */
const say = (
  db: Kysely<Database>,
  { id, controlNth }: Controlled,
  words: { readonly control_step?: ControlStep; readonly control_fault?: string | null },
) =>
  db
    .updateTable('plan_draft')
    .set(words)
    .where('id', '=', id)
    .where('control_nth', '=', controlNth)
    .where('state', '=', 'control')
    .execute()

async function stage(db: Db, { id }: Controlled): Promise<void> {
  await sql`
    create temporary table filed_zone on commit drop as select ordinal, code, coalesce(sector, '') as sector, family, geom
    from plan_draft_zone where draft_id = ${id}::uuid and not left_out and geom is not null`.execute(db)
  await sql`create index on filed_zone using gist (geom)`.execute(db)
  await sql`analyze filed_zone`.execute(db)
  await sql`create temporary table filed_whole on commit drop as select ST_Union(geom) as geom from filed_zone`.execute(
    db,
  )
  await sql`
    create temporary table found (kind text, severity text, subject text, ordinals integer[], area_m2 double precision,
      shape geometry, data jsonb) on commit drop`.execute(db)
}

/** Found again unchanged: the same kind, subject, shapes and area to a tenth of a square metre. */
async function replaceFindings(db: Db, { id }: Controlled): Promise<void> {
  await sql`
    create temporary table before on commit drop as select * from plan_draft_finding
    where draft_id = ${id}::uuid and accepted_at is not null`.execute(db)
  await sql`delete from plan_draft_finding where draft_id = ${id}::uuid`.execute(db)
  await sql`
    insert into plan_draft_finding (id, draft_id, kind, severity, subject, ordinals, area_m2, place, at, data, accepted_by,
      accepted_at, reason)
    select gen_random_uuid(), ${id}::uuid, f.kind, f.severity, f.subject, f.ordinals, f.area_m2,
      wgs84_from_legal(f.shape), wgs84_from_legal(ST_PointOnSurface(f.shape)), f.data, b.accepted_by, b.accepted_at, b.reason
    from found f left join lateral (select * from before b where b.kind = f.kind and b.subject = f.subject
      and b.ordinals = f.ordinals and round(coalesce(b.area_m2, 0)::numeric, 1) = round(coalesce(f.area_m2, 0)::numeric, 1)
      and f.severity = 'to_accept' limit 1) b on true`.execute(db)
}
