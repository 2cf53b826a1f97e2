import { type Kysely, sql } from 'kysely'
import type { SittingAwaited } from '../../contract/filing.ts'
import type { Database } from '../../db/tables.ts'

/**
 * The session a dossier goes on with, of those of its present round; null where none took it: its commission met on paper, or
 * what was built was inspected on the ground. It opens for whoever may see it: a guichet does not see its province's.
 */
export async function sittingAwaited(db: Kysely<Database>, dossierId: string): Promise<SittingAwaited | null> {
  const { rows } = await sql<{ awaited: SittingAwaited | null }>`
    select a.awaited::jsonb || jsonb_build_object('opens',
      exists (select from commission_session s where s.id = (a.awaited ->> 'sessionId')::uuid)) as awaited
    from sitting_awaited(${dossierId}::uuid) a(awaited)`.execute(db)
  return rows[0]?.awaited ?? null
}
