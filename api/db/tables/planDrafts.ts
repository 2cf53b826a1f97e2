import type { Generated } from 'kysely'
import type { DraftState, FindingKind, FindingSeverity, PlanMapping, ReadField } from '../../contract/plans/drafts.ts'

/** A version of a plan that an agency prepares, beside the law. */
export interface PlanDraftTable {
  id: string
  body_id: string
  commune_code: string
  territory: Generated<string[]>
  state: Generated<DraftState>
  file_name: string
  sha256: string
  format: string
  srid: number
  how: string
  fields: ReadField[] | string
  left_out: number
  skipped: Generated<unknown>
  grid_m: number | null
  perimeter_file: string | null
  mapping: PlanMapping | string | null
  created_by: string
  created_at: Date
  control_nth: Generated<number>
  control_step: string | null
  control_asked_at: Date | null
  controlled_at: Date | null
  control_fault: string | null
  counts: unknown
  returned_by: string | null
  returned_at: Date | null
  returned_why: string | null
  submitted_by: string | null
  submitted_at: Date | null
  published_by: string | null
  published_at: Date | null
  plan_version_id: string | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
}

export interface PlanDraftFindingTable {
  id: string
  draft_id: string
  kind: FindingKind
  severity: FindingSeverity
  subject: string
  ordinals: number[]
  area_m2: number | null
  data: unknown
  accepted_by: string | null
  accepted_at: Date | null
  reason: string | null
}

export interface PlanDraftEditTable {
  id: string
  draft_id: string
  nth: number
  kind: 'left_out' | 'outline' | 'recode'
  ordinals: number[]
  code: unknown
  reason: string
  made_by: string
  made_at: Date
  undone_by: string | null
  undone_at: Date | null
}

export interface PlanDraftTables {
  plan_draft: PlanDraftTable
  plan_draft_finding: PlanDraftFindingTable
  plan_draft_edit: PlanDraftEditTable
}
