import type { ColumnType, Generated } from 'kysely'
import type { PaperDossier } from '../../backlog/judging/paperDossier.ts'
import type {
  BACKLOG_ROW_STATES,
  BACKLOG_STATES,
  BacklogFault,
  BacklogField,
  BacklogMapping,
  BacklogNote,
  BacklogRefusal,
} from '../../contract/backlog.ts'

/** A spreadsheet of paper dossiers, as it was given. */
export interface BacklogTable {
  id: string
  commune_code: string
  /** Filled by a trigger from the commune; written by nobody. */
  territory: ColumnType<string[], never, never>
  sha256: string
  file_name: string
  /** Null once what it says of people was forgotten. */
  bytes: ColumnType<Buffer | null, Buffer, null>
  header_line: number
  headers: string[]
  columns: ColumnType<BacklogMapping, string, string>
  state: Generated<(typeof BACKLOG_STATES)[number]>
  created_by: string
  created_at: Date
  started_by: string | null
  started_mandate_id: string | null
  started_at: Date | null
  finished_at: Date | null
  forgotten_at: Date | null
}

export interface BacklogRowTable {
  backlog_id: string
  line: number
  state: (typeof BACKLOG_ROW_STATES)[number]
  filed_on: string | null
  cells: ColumnType<{ [F in BacklogField]?: string }, string, never>
  dossier: ColumnType<PaperDossier | null, string | null, never>
  faults: ColumnType<BacklogFault[], string, never>
  notes: ColumnType<BacklogNote[], string, never>
  scans: string[]
  refusal: BacklogRefusal | null
  dossier_id: string | null
  done_at: Date | null
}

export interface BacklogNumberTable {
  commune_code: string
  year: number
  last: number
}

export interface BacklogTables {
  backlog: BacklogTable
  backlog_row: BacklogRowTable
  backlog_number: BacklogNumberTable
}
