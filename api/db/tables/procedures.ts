import type { ColumnType, Generated } from 'kysely'
import type { ProcedureDefinition, Rule } from '../../contract/procedures/definition.ts'
import type { TrackTest } from '../../contract/procedures/trackTests.ts'
import type { DayColumn } from './ground.ts'

export interface ProcedureVersionTable {
  id: string
  code: string
  valid_from: DayColumn
  valid_to: string | null
  state: Generated<'draft' | 'checked' | 'published'>
  definition: ColumnType<ProcedureDefinition, string, string>
  tests: ColumnType<readonly TrackTest[], string | undefined, string>
  proposed_by: string | null
  proposed_at: Date
  /** Whoever wrote in it, the proposer included; kept by triggers. */
  written_by: ColumnType<string[], never, never>
  published_by: string | null
  published_at: Date | null
  version: Generated<number>
}

export interface HolidayTable {
  id: string
  day: DayColumn
  name_fr: string
  name_ar: string
  /** The act that decided it, and where it can be read. */
  act: string
  sureness: Rule['sureness']
  entered_by: string | null
  entered_at: Date
  removed_by: string | null
  removed_at: Date | null
}

export interface OutageTable {
  id: string
  from_at: Date
  to_at: Date | null
  certificate: string
  entered_by: string | null
  entered_at: Date
}

export interface ProcedureTables {
  procedure_version: ProcedureVersionTable
  holiday: HolidayTable
  outage: OutageTable
}
