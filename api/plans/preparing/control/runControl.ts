import { type Kysely, sql, type Transaction } from 'kysely'
import type { ControlStep } from '../../../contract/plans/drafts.ts'
import { refusedFor } from '../../../db/refusedFor.ts'
import type { Database } from '../../../db/tables.ts'
import type { WorkDeps } from '../../../deps.ts'
import { type DraftRow, draftById } from '../draftRow.ts'
import { findCodes, findUnregulated } from './codeChecks.ts'
import { findGaps, findOverlaps, findThin } from './geometryChecks.ts'
import { findGroundMoved, findOutsidePerimeter } from './groundChecks.ts'
import { keepFindings } from './keepFindings.ts'
import { findChanged, findInvalid, findSkipped } from './shapeChecks.ts'
import { findOutsideCommune, findOutsideTerritory, findWrongZone } from './territoryChecks.ts'

type Db = Transaction<Database>
type Needs = Pick<WorkDeps, 'db' | 'clock'>

export type ControlAsked = { readonly draftId: string; readonly nth: number }

/** What a check is handed: the shapes stand in `filed_zone` and their union in `filed_whole`, its perimeter in `filed_perimeter`; what it finds goes to `found`. */
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
    const tooHeavy = refusedFor(error, 'query_canceled')
    await say(work.db, draft, { control_fault: tooHeavy ? 'too_heavy' : 'other' })
    if (!tooHeavy) throw error
  }
}

const CHECKS: readonly (readonly [ControlStep, (db: Db, draft: Controlled, today: string) => Promise<void>])[] = [
  [
    'codes',
    async (db, draft) => {
      await findInvalid(db, draft)
      await findSkipped(db, draft)
      await findChanged(db, draft)
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
      await findOutsideCommune(db, draft)
    },
  ],
  ['perimeter', findOutsidePerimeter],
  ['former', findGroundMoved],
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
  await mustBeFirst(db, draft)
  await keepFindings(db, draft)
  const { rows } = await sql`
    update plan_draft set controlled_at = ${work.clock.now()}, control_step = null, control_fault = null, counts = (
      select jsonb_build_object('zones', count(*), 'areaM2', coalesce(sum(ST_Area(geom)), 0)) from filed_zone)
    where id = ${draft.id}::uuid and state = 'control' and control_nth = ${draft.controlNth} returning id`.execute(db)
  if (rows.length === 0) throw new Overtaken()
}

/** The same control may run twice at once, here and from the command line: what the second finds is kept by nobody. */
async function mustBeFirst(db: Db, { id, controlNth }: Controlled): Promise<void> {
  const { rows } = await sql`select from plan_draft where id = ${id}::uuid and state = 'control'
    and control_nth = ${controlNth} and controlled_at is null for update`.execute(db)
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

async function stage(db: Db, { id, mapping: { perimeter } }: Controlled): Promise<void> {
  await sql`
    create temporary table filed_zone on commit drop as select ordinal, code, coalesce(sector, '') as sector, family, geom
    from plan_draft_zone where draft_id = ${id}::uuid and not left_out and geom is not null`.execute(db)
  await sql`create index on filed_zone using gist (geom)`.execute(db)
  await sql`analyze filed_zone`.execute(db)
  await sql`create temporary table filed_whole on commit drop as select ST_Union(geom) as geom from filed_zone`.execute(
    db,
  )
  // What the plan says of its own extent: a file of it, shapes of its file, or both.
  await sql`
    create temporary table filed_perimeter on commit drop as select ST_Union(geom) as geom from (
      select perimeter as geom from plan_draft where id = ${id}::uuid
      union all
      select geom from plan_draft_zone where draft_id = ${id}::uuid
        and trim(attributes ->> ${perimeter?.field ?? null}) = ${perimeter?.value ?? null}
    ) said`.execute(db)
  await sql`
    create temporary table found (kind text, severity text, subject text, ordinals integer[], area_m2 double precision,
      shape geometry, data jsonb) on commit drop`.execute(db)
}
