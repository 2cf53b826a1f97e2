import type { ColumnType } from 'kysely'
import type { ChangeGiven } from '../../territory/history/given.ts'

/** What changed of a commune, and by which act. */
export interface CommuneChangeTable {
  id: string
  day: string
  kind: ChangeGiven['kind']
  commune_code: string
  other_code: string | null
  name_fr_before: string | null
  name_ar_before: string | null
  name_fr_after: string | null
  name_ar_after: string | null
  province_before: string | null
  province_after: string | null
  facts: ColumnType<unknown, string | null, never>
  act: string
  entered_by: string | null
  at: Date
  applied_at: ColumnType<Date | null, never, never>
}

/** A dossier that passed from a commune to another; written by its function alone. */
export interface DossierRelocationTable {
  dossier_id: string
  nth: ColumnType<number, never, never>
  from_code: ColumnType<string, never, never>
  to_code: ColumnType<string, never, never>
  day: ColumnType<string, never, never>
  at: ColumnType<Date, never, never>
  moved_by: ColumnType<string | null, never, never>
  reason: ColumnType<string, never, never>
  change_id: ColumnType<string | null, never, never>
}

export interface TerritoryHistoryTables {
  commune_change: CommuneChangeTable
  dossier_relocation: DossierRelocationTable
}
