import type { ColumnType, Generated } from 'kysely'
import type { Verdict } from '../../../spatial/conformity/types.ts'
import type { DecisionKind, SketchShape } from '../../contract/findings.ts'

/** What a person said of one finding; undone, and never rewritten. */
export interface FindingDecisionTable {
  id: string
  dossier_id: string
  nth: number
  /** The key of the finding that lasts from report to report. */
  finding: string
  rule: string
  report_id: string
  kind: DecisionKind
  verdict: Verdict | null
  reason: string | null
  body_id: string
  person_id: string
  mandate_id: string
  at: Date
  undone_by: string | null
  undone_at: Date | null
}

/** Shapes drawn over a dossier by whoever examines it, for themselves. */
export interface WorkingSketchTable {
  dossier_id: string
  person_id: string
  shapes: ColumnType<readonly SketchShape[], string, string>
  version: Generated<number>
  kept_at: Date
}

/**
 * How many findings of the report of a dossier, other than compliant, nobody has judged; and how many count for each
 * verdict with what was judged, null where it was counted before that was kept.
 */
export interface FindingStandingTable {
  dossier_id: string
  report_id: string
  waiting: number
  noncompliant: number | null
  unverified: number | null
  reserved: number | null
}

export interface FindingTables {
  finding_standing: FindingStandingTable
  finding_decision: FindingDecisionTable
  working_sketch: WorkingSketchTable
}
