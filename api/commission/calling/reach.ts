import { type Kysely, sql } from 'kysely'
import type { Actor } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'

type Place = { readonly id: string; readonly territory: readonly string[] }

/**
 * The units somebody is asked about in a session: its own, and for whoever acts for a body that is called those of the
 * dossiers it is called for. A commune sits in the committee of its province, and is in charge of no province.
 */
export async function reachOf(db: Kysely<Database>, actor: Actor, { id, territory }: Place): Promise<string[]> {
  const bodies = actor.mandates.map(({ bodyId }) => bodyId)
  const { rows } = await sql<{ unit: string }>`select distinct u.unit from unnest(${bodies}::uuid[]) b(id)
    cross join lateral unnest(called_reach(${id}::uuid, b.id)) u(unit)`.execute(db)
  return [...new Set([...territory, ...rows.map(({ unit }) => unit)])]
}
