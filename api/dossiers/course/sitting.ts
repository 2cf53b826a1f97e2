import { type Kysely, sql } from 'kysely'
import type { SittingAwaited } from '../../contract/filing.ts'
import type { Database } from '../../db/tables.ts'

/**
 * The session a dossier goes on with, of those of its present round; null where none took it: its commission met on paper, or
 * what was built was inspected on the ground.
 */
export async function sittingAwaited(db: Kysely<Database>, dossierId: string): Promise<SittingAwaited | null> {
  const { rows } = await sql<{ awaited: SittingAwaited | null }>`
    select sitting_awaited(${dossierId}::uuid) as awaited`.execute(db)
  return rows[0]?.awaited ?? null
}
