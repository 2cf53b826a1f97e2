import type { ColumnType, Generated } from 'kysely'
import type { AttestationKind } from '../../contract/attestations.ts'
import type { SkippedDay } from '../../contract/deadlines.ts'
import type { DossierState, Part } from '../../contract/policy/roles.ts'
import type { Rule, StageCode, Track } from '../../contract/procedures/definition.ts'
import type { Holder, Step } from '../../contract/procedures/steps.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { TraceKind } from '../../contract/traces.ts'
import type { GeometryColumn } from './ground.ts'

/** Filled by a trigger from the commune; written by nobody. */
type TerritoryColumn = ColumnType<string[], never, never>

export interface DossierTable {
  id: string
  title: string
  state: Generated<DossierState>
  commune_code: string
  territory: TerritoryColumn
  report_id: string | null
  created_by: string
  created_at: Date
  version: Generated<number>
  procedure_version_id: string | null
  track: Track | null
  /** The project's facts, as the contract reads them. */
  project: ColumnType<unknown, string | undefined, string>
  /** Moved by an event's trigger; written by nobody. */
  step: ColumnType<Step, never, never>
  step_since: ColumnType<Date | null, never, never>
  moves: ColumnType<number, never, never>
  /** Given by its function at filing; said at once only of what is brought in from paper. */
  number: ColumnType<string | null, string | undefined, never>
  /** The paper register it was brought in from, and its number there. */
  backlog_id: ColumnType<string | null, string | undefined, never>
  paper_number: ColumnType<string | null, string | undefined, never>
  filed_at: ColumnType<Date | null, never, never>
  due_day: ColumnType<string | null, never, never>
  follows: string | null
  /** By whose mandate it was typed at a counter; said once, when it is opened. */
  counter_mandate_id: ColumnType<string | null, string | null | undefined, never>
  /** The title whose ground the outline is; written when the dossier is located. */
  site_title: ColumnType<string | null, never, never>
}

/** Every report a dossier had, the first is 1; written when it is located. */
export interface DossierReportTable {
  dossier_id: string
  nth: number
  report_id: string
  /** Null for one that the house made after a change of the law of the ground. */
  attached_by: string | null
  attached_at: Date
}

/** What happened to a dossier, in order. */
export interface DossierEventTable {
  dossier_id: string
  move: number
  event: Transition
  step: Step
  state: DossierState
  at: Date
  day: string
  person_id: string
  mandate_id: string | null
  reason: ColumnType<unknown, string | null, never>
  /** When it was brought in from paper; null for what happened here. */
  brought_at: ColumnType<Date | null, Date | undefined, never>
}

export interface DossierDeadlineTable {
  dossier_id: string
  stage: StageCode
  holder: Holder
  from_day: string | null
  assumed: boolean
  due_day: string | null
  days: number | null
  unit: 'working' | 'calendar'
  days_left: number
  skipped: ColumnType<SkippedDay[], string, string>
  rule: ColumnType<Rule, string, string>
  met_day: string | null
}

export interface DossierSiteTable {
  dossier_id: string
  srid: number
  state: ColumnType<DossierState, never, never>
  territory: TerritoryColumn
  geom: GeometryColumn
  geom_3857: GeometryColumn
}

/** What was drawn for the site, as drawn; written by `draw_site` and gone with the site. */
export interface DossierTraceTable {
  dossier_id: string
  srid: number
  kind: TraceKind
  drawn: GeometryColumn
  width_m: number | null
  activity: string | null
  address: string | null
  drawn_by: string
  drawn_at: Date
}

export interface DossierParticipantTable {
  id: string
  dossier_id: string
  person_id: string | null
  body_id: string | null
  part: Part
  added_by: string
  added_at: Date
  ended_at: Date | null
  /** Said when they left: what they had attested stays. */
  work_done: Generated<boolean>
}

/** What somebody stands for, by the hash of exactly what it covers; never erased. */
export interface AttestationTable {
  id: string
  dossier_id: string
  kind: AttestationKind
  person_id: string
  participant_id: string
  mandate_id: string | null
  at: Date
  sha256: string
  covered: ColumnType<Record<string, string>, string, never>
  withdrawn_at: Date | null
}

export interface DossierTables {
  dossier: DossierTable
  dossier_site: DossierSiteTable
  dossier_trace: DossierTraceTable
  dossier_participant: DossierParticipantTable
  dossier_report: DossierReportTable
  attestation: AttestationTable
  dossier_event: DossierEventTable
  dossier_deadline: DossierDeadlineTable
}
