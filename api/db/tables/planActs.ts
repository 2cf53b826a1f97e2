import type { Generated } from 'kysely'
import type { PlanEventKind } from '../../../spatial/conformity/planState.ts'
import type { PlanActState, PlanActWhat } from '../../contract/plans/acts.ts'

/** What an agency proposes to record of a published version. */
export interface PlanActTable {
  id: string
  plan_version_id: string
  /** Read by the database from the version's ground. */
  territory: Generated<string[]>
  body_id: string
  what: PlanActWhat
  kind: PlanEventKind
  on_day: string
  signed_on: string
  act: string
  event_id: string | null
  former: string | null
  reason: string | null
  state: Generated<PlanActState>
  proposed_by: string
  proposed_at: Date
  decided_by: string | null
  decided_at: Date | null
  returned_why: string | null
}

export interface PlanActTables {
  plan_act: PlanActTable
}
