import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'

/** A person's given and family name in Latin letters, for a sentence; their id when they are nobody any more. */
export async function nameOf(transaction: Kysely<Database>, personId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select given_name || ' ' || family_name as name from names_of(array[${personId}::uuid])`.execute(transaction)
  return rows[0]?.name ?? personId
}
