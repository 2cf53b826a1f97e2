import type { ColumnType } from 'kysely'
import type { NudgedHolder } from '../../contract/performance/board.ts'
import type { Rule } from '../../contract/procedures/definition.ts'

/** A commune an official keeps an eye on; one's own. */
export interface CommuneFollowTable {
  person_id: string
  commune_code: string
  followed_at: Date
}

/** How many working days lie between two reminders, from one day on. */
export interface NudgeIntervalTable {
  valid_from: string
  valid_to: string | null
  working_days: number
  rule: ColumnType<Rule, string, never>
}

/** One press of a reminder, for one dossier or many. */
export interface NudgeRunTable {
  id: string
  person_id: string
  note: string | null
  at: Date
}

/** A reminder to a body that is silent, or to whoever holds the dossier. */
export interface DossierNudgeTable {
  id: string
  run_id: string
  dossier_id: string
  holder: NudgedHolder
  body_id: string | null
  person_id: string
  mandate_id: string
  at: Date
  day: string
  /** Where the dossier lies; filled by a trigger, written by nobody. */
  commune_code: ColumnType<string, never, never>
  territory: ColumnType<string[], never, never>
  /** When its people were told. */
  told_at: Date | null
}

/** What became of each in a run; without a code it was sent. */
export interface NudgeOutcomeTable {
  run_id: string
  dossier_id: string
  body_id: string | null
  code: string | null
  /** When it may be sent again. */
  again_on: string | null
}

export interface BoardTables {
  commune_follow: CommuneFollowTable
  nudge_interval: NudgeIntervalTable
  nudge_run: NudgeRunTable
  dossier_nudge: DossierNudgeTable
  nudge_outcome: NudgeOutcomeTable
}
