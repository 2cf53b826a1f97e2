import type { Kysely } from 'kysely'
import { asDay } from '../../../spatial/day.ts'
import { KEPT_STAGES } from '../../contract/procedures/definition.ts'
import type { Database } from '../../db/tables.ts'
import type { StageDue } from '../../deadlines/stages.ts'

const dayOrNull = (text: string | null) => (text === null ? null : asDay(text))

/** The kept deadlines of a dossier, in the order its stages go. */
export async function deadlinesOf(db: Kysely<Database>, dossierId: string): Promise<StageDue[]> {
  const rows = await db.selectFrom('dossier_deadline').selectAll().where('dossier_id', '=', dossierId).execute()
  return rows
    .map((row) => ({
      stage: row.stage,
      holder: row.holder,
      from: dayOrNull(row.from_day),
      assumed: row.assumed,
      due: dayOrNull(row.due_day),
      days: row.days,
      unit: row.unit,
      left: row.days_left,
      skipped: row.skipped,
      rule: row.rule,
      met: dayOrNull(row.met_day),
    }))
    .toSorted((a, b) => KEPT_STAGES.indexOf(a.stage) - KEPT_STAGES.indexOf(b.stage))
}
