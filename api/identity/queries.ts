import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'

/** Whether a person holds, that day, a mandate of an official body. */
export async function officialMandate(db: Kysely<Database>, personId: string, today: string): Promise<boolean> {
  const { rows } = await sql<{ official: boolean }>`
    select exists (select from mandates_in_force(${personId}::uuid, ${today}::date) m where m.official) as official`.execute(
    db,
  )
  return rows[0]?.official ?? false
}
