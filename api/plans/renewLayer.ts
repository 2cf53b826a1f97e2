import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'

/** New data, new tile addresses: nothing cached is stale. */
export const renewLayer = (db: Kysely<Database>, layer: 'zones' | 'servitudes') =>
  db
    .updateTable('layer_version')
    .set({ version: sql`version + 1`, changed_at: sql`now()` })
    .where('layer', '=', layer)
    .execute()

/** A table that has just grown without new statistics makes the planner read all of it. */
export async function analyzePlans(db: Kysely<Database>): Promise<void> {
  for (const table of ['plan_perimeter', 'zone', 'servitude', 'servitude_piece', 'layer_coverage'])
    await sql`analyze ${sql.table(table)}`.execute(db)
}
