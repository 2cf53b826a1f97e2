import type { Insertable, Kysely } from 'kysely'
import type { PerformanceCellTable } from '../../api/db/tables/performance.ts'
import type { Database } from '../../api/db/tables.ts'

type Cell = Insertable<PerformanceCellTable>
export type GivenCell = Pick<Cell, 'quarter' | 'commune_code'> & Partial<Cell>

const NONE: Omit<Cell, 'quarter' | 'commune_code'> = {
  ...{ procedure_code: '*', track: '*', filed: 0, granted: 0, refused: 0, silence: 0, acknowledged: 0, withdrawn: 0 },
  ...{ timed: 0, in_time: 0, right_first_time: 0, doubtful: 0 },
  ...{ guichet_ms: 0, members_ms: 0, president_ms: 0, applicant_ms: 0 },
  ...{ calendar_gross: [], calendar_net: [], working_gross: [], working_net: [], open_since: [] },
}

/** Sums as the roll-up keeps them, brought up to a day: one row of a track, and the same once more for all of them. */
export async function keepCells(db: Kysely<Database>, cells: readonly GivenCell[], asOf: string): Promise<void> {
  await db
    .insertInto('performance_cell')
    .values(cells.map((cell) => ({ ...NONE, ...cell })))
    .execute()
  await db.deleteFrom('performance_dirty').execute()
  await db
    .insertInto('performance_state')
    .values({ as_of: asOf, rolled_at: new Date(`${asOf}T06:00:00Z`), version: 7 })
    .onConflict((conflict) => conflict.column('one').doUpdateSet({ as_of: asOf, version: 7 }))
    .execute()
}

/** A quarter's decided dossiers of one commune and track, by their delays in days; and the row of all tracks. */
export function decidedCells(
  {
    quarter,
    commune_code,
    track,
  }: { readonly quarter: string; readonly commune_code: string; readonly track: 'gp' | 'pp' },
  delays: readonly number[],
  more: Partial<Cell> = {},
): readonly GivenCell[] {
  const sums = {
    ...{ quarter, commune_code, filed: delays.length, granted: delays.length, timed: delays.length },
    ...{ calendar_net: delays.toSorted((a, b) => a - b), ...more },
  }
  return [{ ...sums, track }, sums]
}
