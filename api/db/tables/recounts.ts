import type { Generated } from 'kysely'
import type { StageCode } from '../../contract/procedures/definition.ts'

export interface DeadlineRecountTable {
  id: string
  /** A `RecountCause`, in JSON. */
  why: unknown
  asked_by: string | null
  asked_at: Date
  begun_at: Date | null
  total: number | null
  done: Generated<number>
  changed: Generated<number>
  reached: string | null
  finished_at: Date | null
  answered_by: Generated<string | null>
}

export interface DeadlineChangeTable {
  dossier_id: string
  stage: StageCode
  recount_id: string
  due_before: string | null
  due_after: string | null
}

export interface RecountTables {
  deadline_recount: DeadlineRecountTable
  deadline_change: DeadlineChangeTable
}
