import { type Kysely, sql } from 'kysely'
import type { PlanEvent } from '../../spatial/conformity/planState.ts'
import type { Day } from '../../spatial/day.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'
import { recordedOf } from './acting/actRow.ts'
import { versionNamed } from './queries.ts'
import { recheckTurns } from './rechecking/recheckTurns.ts'
import { renewLayer } from './renewLayer.ts'

export type EventRefusal = { readonly code: 'VERSION_UNKNOWN' | 'EVENT_EXISTS' }

type Recording = { readonly event: PlanEvent; readonly now: Date; readonly today: Day }

/**
 * Records what happened to a version of a plan on a day, as the operator who holds the database: its legal state follows
 * from all its events. The dossiers it touches are checked again, in one transaction with it.
 */
export const recordEvent = (
  db: Kysely<Database>,
  name: { readonly plan: string; readonly version: string },
  { event, now, today }: Recording,
): Promise<Result<null, EventRefusal>> =>
  db.transaction().execute(async (transaction) => {
    const version = await versionNamed(transaction, name)
    if (!version) return fail({ code: 'VERSION_UNKNOWN' })
    await sql`select hold_plan(${name.plan})`.execute(transaction)
    const { kind, onDay, act } = event
    const before = await recordedOf(transaction, version.id)
    const written = await transaction
      .insertInto('plan_event')
      .values({ id: uuidv7(now), plan_version_id: version.id, kind, on_day: onDay, act })
      .onConflict((conflict) => conflict.columns(['plan_version_id', 'kind', 'on_day']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) return fail({ code: 'EVENT_EXISTS' })
    await sql`select forget_planned_rechecks(${version.id}::uuid, ${today}::date)`.execute(transaction)
    const after = await recordedOf(transaction, version.id)
    await recheckTurns(transaction, { version: version.id, before, after, now, today })
    await renewLayer(transaction, 'zones')
    return ok(null)
  })
