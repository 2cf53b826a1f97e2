import { type Kysely, sql } from 'kysely'
import type { RecountCause } from '../../contract/calendar.ts'
import type { StageCode } from '../../contract/procedures/definition.ts'
import type { Database } from '../../db/tables.ts'

export type DeadlineMoved = {
  readonly stage: StageCode
  readonly before: string | null
  readonly after: string | null
  readonly at: Date
  readonly why: RecountCause
}

/** Last days of a dossier that a change of the calendar moved, newest first. */
export async function deadlinesMoved(db: Kysely<Database>, dossierId: string): Promise<readonly DeadlineMoved[]> {
  const rows = await db
    .selectFrom('deadline_change as x')
    .innerJoin(sql<{ id: string; at: Date; why: RecountCause }>`recount_causes(array[x.recount_id])`.as('r'), (join) =>
      join.onTrue(),
    )
    .select(['x.stage', 'x.due_before as before', 'x.due_after as after', 'r.at', 'r.why'])
    .where('x.dossier_id', '=', dossierId)
    .orderBy('r.at', 'desc')
    .execute()
  return rows
}
