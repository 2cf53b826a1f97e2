import type { Kysely } from 'kysely'
import { lawTurns } from '../../../spatial/conformity/nextActs.ts'
import type { PlanEvent } from '../../../spatial/conformity/planState.ts'
import type { Day } from '../../../spatial/day.ts'
import type { Database } from '../../db/tables.ts'
import { startRecheck } from './startRecheck.ts'

type Turning = {
  readonly version: string
  /** The acts of the version as they were, and as they now are. */
  readonly before: readonly PlanEvent[]
  readonly after: readonly PlanEvent[]
  readonly now: Date
  readonly today: Day
}

/**
 * Has the open dossiers of a version checked again on each day on which its acts change the law: today when they just
 * did, the day an act of later takes effect, the morrow of each term that runs. In the transaction that records the act.
 */
export async function recheckTurns(db: Kysely<Database>, { version, before, after, ...at }: Turning): Promise<void> {
  for (const from of lawTurns(before, after, at.today))
    await startRecheck(db, { cause: 'plan_version', ids: [version], from, ...at })
}
