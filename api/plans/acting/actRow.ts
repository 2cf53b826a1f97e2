import { type Kysely, sql } from 'kysely'
import type { PlanEvent, PlanEventKind } from '../../../spatial/conformity/planState.ts'
import type { Day } from '../../../spatial/day.ts'
import type { PlanAct } from '../../contract/plans/acts.ts'
import type { Database } from '../../db/tables.ts'

type Db = Kysely<Database>

export type ActRow = Omit<PlanAct, 'onDay' | 'proposed' | 'decided' | 'eyes' | 'may'> & {
  readonly planId: string
  readonly planCode: string
  readonly onDay: Day
  readonly territory: readonly string[]
  readonly bodyId: string
  readonly eventId: string | null
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

const COLUMNS = sql`a.id, v.plan_id as "planId", p.code as "planCode", a.plan_version_id as "versionId", a.territory, a.body_id as "bodyId", a.what, a.kind,
  a.on_day as "onDay", a.signed_on as "signedOn", a.act, a.reason, a.event_id as "eventId", a.former, a.state,
  a.proposed_by as "proposedBy", a.proposed_at as "proposedAt", a.decided_by as "decidedBy", a.decided_at as "decidedAt",
  a.returned_why as "returnedWhy"`

/** The acts proposed of a plan that whoever asks may read, the youngest first. */
export async function actsOf(db: Db, planId: string): Promise<readonly ActRow[]> {
  const { rows } = await sql<ActRow>`select ${COLUMNS} from plan_act a join plan_version v on v.id = a.plan_version_id
    join plan p on p.id = v.plan_id where v.plan_id = ${planId}::uuid order by a.id desc limit 200`.execute(db)
  return rows
}

export async function actById(db: Db, id: string): Promise<ActRow | null> {
  const { rows } = await sql<ActRow>`select ${COLUMNS} from plan_act a join plan_version v on v.id = a.plan_version_id
    join plan p on p.id = v.plan_id where a.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export type RecordedAct = PlanEvent & {
  readonly id: string
  readonly kind: PlanEventKind
  readonly signedOn: Day | null
}

/** The acts recorded of a version, in the order of their days. */
export async function recordedOf(db: Db, versionId: string): Promise<readonly RecordedAct[]> {
  const { rows } =
    await sql<RecordedAct>`select id, kind, on_day as "onDay", act, signed_on as "signedOn" from plan_event
    where plan_version_id = ${versionId}::uuid order by on_day, kind`.execute(db)
  return rows
}

export type VersionGround = { readonly id: string; readonly territory: readonly string[] }

/** The versions of a plan, each with the units it belongs to, widest first; none where nobody is known to have its ground. */
export async function versionGrounds(db: Db, planId: string): Promise<readonly VersionGround[]> {
  const { rows } = await sql<VersionGround>`select v.id, plan_version_territory(v.id) as territory
    from plan_version v where v.plan_id = ${planId}::uuid order by v.id desc`.execute(db)
  return rows
}
