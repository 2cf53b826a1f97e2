import { type Kysely, sql } from 'kysely'
import { REACH_M } from '../../../spatial/conformity/tolerance.ts'
import type { Day } from '../../../spatial/day.ts'
import type { RecheckCause } from '../../contract/plans/rechecks.ts'
import type { Database } from '../../db/tables.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { enqueue } from '../../jobs/enqueue.ts'

export type Change = {
  readonly cause: RecheckCause
  /** Of the plan versions (`plan_version`, `regulation`) or of the servitudes that changed. */
  readonly ids: readonly [string, ...string[]]
  /** Of a règlement: the zone codes whose figures changed; every zone of the version when it is not said. */
  readonly codes?: readonly string[]
  /** Ground that was under the law before and is no more, such as where a servitude was: EWKB in its legal zone. */
  readonly formerAreas?: readonly Uint8Array[]
  /** The first day of the new law; today unless it is said. */
  readonly from?: Day
  readonly now: Date
  readonly today: Day
}

/**
 * Has every open dossier that a change of the law of the ground touches checked again. Call it in the transaction that
 * makes the change, after it: the work begins when that is committed, and never when it is rolled back. A change that takes
 * effect later is checked on its day.
 * @returns the id of the re-check, whose progress is read at `/api/rechecks/{id}`
 * @throws the database's insufficient_privilege unless an examiner acts
 */
export async function startRecheck(db: Kysely<Database>, change: Change): Promise<string> {
  const { cause, ids, codes, formerAreas = [], now, today } = change
  const id = uuidv7(now)
  const from = change.from && change.from > today ? change.from : today
  // A servitude counts from a distance; a plan on its own ground alone.
  const reach = cause === 'servitude' ? REACH_M : 0
  await sql`select start_recheck(${id}::uuid, ${cause}, ${[...ids]}::uuid[], ${codes ? [...codes] : null}::text[],
    ${formerAreas.map((area) => Buffer.from(area))}::bytea[], ${reach}::float8, ${now}::timestamptz, ${from}::date)`.execute(
    db,
  )
  await enqueue(db, 'plans.recheck', { recheckId: id }, from > today ? { runAt: beginningOf(from) } : {})
  return id
}

/** Midnight in UTC is already that day in Morocco, at either of its hours. */
const beginningOf = (day: Day): Date => new Date(`${day}T00:05:00Z`)
