import type { Generated } from 'kysely'

/** What the events of one dossier come to. */
export interface PerformanceDossierTable {
  dossier_id: string
  commune_code: string
  procedure_code: string
  track: 'gp' | 'pp' | 'none'
  filed_day: string
  closed_day: string | null
  outcome: 'granted' | 'refused' | 'silence' | 'acknowledged' | 'withdrawn' | null
  calendar_gross: number | null
  calendar_net: number | null
  working_gross: number | null
  working_net: number | null
  due_day: string | null
  requests: number
  guichet_ms: number | null
  members_ms: number | null
  president_ms: number | null
  applicant_ms: number | null
  /** Reason codes of what was asked of the applicant, each once. */
  asked: string[]
  /** Of a refusal that was signed here: its grounds, each once. */
  grounds: string[]
  doubt: 'future_day' | 'disorder' | 'assumed_day' | null
}

export interface PerformanceAvisTable {
  consulted_body_id: string
  dossier_id: string
  body_id: string
  commune_code: string
  asked_day: string
  answered_day: string | null
  working_days: number | null
}

/** Sums by quarter (its first day), commune, procedure and track; `*` is all of them. */
export interface PerformanceCellTable {
  quarter: string
  commune_code: string
  procedure_code: string
  track: string
  filed: number
  granted: number
  refused: number
  silence: number
  acknowledged: number
  withdrawn: number
  timed: number
  in_time: number
  right_first_time: number
  doubtful: number
  guichet_ms: number
  members_ms: number
  president_ms: number
  applicant_ms: number
  calendar_gross: number[]
  calendar_net: number[]
  working_gross: number[]
  working_net: number[]
  /** Days on which what was open at the end of the quarter, or is open now, had been filed. */
  open_since: string[]
}

export interface PerformanceReasonCellTable {
  quarter: string
  commune_code: string
  kind: 'complement' | 'refusal'
  code: string
  dossiers: number
}

export interface PerformanceBodyCellTable {
  quarter: string
  commune_code: string
  body_id: string
  asked: number
  answered: number
  working_days: number[]
}

/** How the forecasts of a procedure and track were kept, by whose history they came from. */
export interface ForecastCheckTable {
  procedure_code: string
  /** `*` is whatever the track. */
  track: string
  scope: 'commune' | 'province' | 'region' | 'country'
  within: number
  sooner: number
  later: number
  untold: number
  filed_from: string
  filed_to: string
  checked_on: string
}

export interface PerformanceTables {
  forecast_check: ForecastCheckTable
  performance_dossier: PerformanceDossierTable
  performance_avis: PerformanceAvisTable
  performance_cell: PerformanceCellTable
  performance_reason_cell: PerformanceReasonCellTable
  performance_body_cell: PerformanceBodyCellTable
  performance_dirty: {
    id: Generated<number>
    dossier_id: string | null
    day: string | null
    events: string[] | null
  }
  performance_quarter: { quarter: string; version: number }
  performance_state: { one: Generated<boolean>; as_of: string; rolled_at: Date; version: number }
}
