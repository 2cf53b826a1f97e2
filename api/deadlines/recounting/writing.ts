import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { StageDue } from '../stages.ts'
import type { Outcome } from './compare.ts'

/** What changed of one dossier. */
export type Rewriting = Outcome & { readonly id: string }

const COLUMNS =
  sql.raw(`dossier_id uuid, stage text, holder text, from_day date, assumed boolean, due_day date, days integer,
  unit text, days_left integer, skipped jsonb, rule jsonb, met_day date`)

/** Writes a batch, one statement a kind of change. @returns how many rows were written */
export async function writeBatch(
  transaction: Kysely<Database>,
  recountId: string,
  batch: readonly Rewriting[],
): Promise<number> {
  const changed = batch.flatMap(({ id, changed: stages }) => stages.map((stage) => rowOf(id, stage)))
  const added = batch.flatMap(({ id, added: stages }) =>
    stages.map((stage) => ({ ...rowOf(id, stage), rule: stage.rule })),
  )
  const gone = batch.flatMap(({ id, gone: stages }) => stages.map(({ stage }) => ({ dossier_id: id, stage })))
  if (changed.length > 0) await update(transaction, changed)
  if (added.length > 0) await insertStages(transaction, added)
  if (gone.length > 0) await remove(transaction, gone)
  await writeMoved(transaction, recountId, batch)
  return changed.length + added.length + gone.length
}

/** The rule is the version's and never changes. */
const rowOf = (dossierId: string, { stage, holder, from, assumed, due, days, unit, left, skipped, met }: StageDue) => ({
  ...{ dossier_id: dossierId, stage, holder, from_day: from, assumed, due_day: due, days, unit, days_left: left },
  skipped,
  met_day: met,
})

type Rows = readonly object[]
const records = (rows: Rows) => sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(${COLUMNS})`

const update = (db: Kysely<Database>, rows: Rows) =>
  sql`
  update dossier_deadline x set holder = r.holder, from_day = r.from_day, assumed = r.assumed, due_day = r.due_day,
    days = r.days, unit = r.unit, days_left = r.days_left, skipped = r.skipped, met_day = r.met_day
  from ${records(rows)} where x.dossier_id = r.dossier_id and x.stage = r.stage`.execute(db)

/** Of dossiers of which the stage was not kept. */
export const insertStages = (db: Kysely<Database>, rows: Rows) =>
  sql`
  insert into dossier_deadline (dossier_id, stage, holder, from_day, assumed, due_day, days, unit, days_left, skipped, rule,
    met_day)
  select dossier_id, stage, holder, from_day, assumed, due_day, days, unit, days_left, skipped, rule, met_day
  from ${records(rows)}`.execute(db)

const remove = (db: Kysely<Database>, rows: Rows) =>
  sql`
  delete from dossier_deadline x using ${records(rows)}
  where x.dossier_id = r.dossier_id and x.stage = r.stage`.execute(db)

async function writeMoved(db: Kysely<Database>, recountId: string, batch: readonly Rewriting[]): Promise<void> {
  const rows = batch.flatMap(({ id, moved }) =>
    moved.map(({ stage, before, after }) => ({ dossier_id: id, stage, due_before: before, due_after: after })),
  )
  if (rows.length === 0) return
  await sql`
    insert into deadline_change (dossier_id, stage, recount_id, due_before, due_after)
    select dossier_id, stage, ${recountId}::uuid, due_before, due_after
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(dossier_id uuid, stage text, due_before date, due_after date)`.execute(
    db,
  )
}
