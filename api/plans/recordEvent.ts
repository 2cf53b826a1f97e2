import type { Kysely } from 'kysely'
import type { PlanEvent } from '../../spatial/conformity/planState.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import { versionNamed } from './queries.ts'

export type EventRefusal = { readonly code: 'VERSION_UNKNOWN' | 'EVENT_EXISTS' }

/** Records what happened to a version of a plan on a day; its legal state follows from all its events. */
export async function recordEvent(
  db: Kysely<Database>,
  name: { readonly plan: string; readonly version: string },
  { event, now }: { readonly event: PlanEvent; readonly now: Date },
): Promise<Result<null, EventRefusal>> {
  const version = await versionNamed(db, name)
  if (!version) return fail({ code: 'VERSION_UNKNOWN' })
  const { kind, onDay, act } = event
  const written = await db
    .insertInto('plan_event')
    .values({ id: uuidv7(now), plan_version_id: version.id, kind, on_day: onDay, act })
    .onConflict((conflict) => conflict.columns(['plan_version_id', 'kind', 'on_day']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written ? ok(null) : fail({ code: 'EVENT_EXISTS' })
}
