import type { ColumnType } from 'kysely'
import type { Json } from './ground.ts'

export interface ReadBudgetTable {
  holder_kind: 'person' | 'body'
  holder_id: string
  hour: Date
  reads: number
}

export interface ExportRequestTable {
  id: string
  kind: string
  filter: Json<Record<string, unknown>>
  asked_by: string
  body_id: string | null
  asked_at: Date
  reason: string
  rows_found: number | null
  state: 'counting' | 'to_approve' | 'approved' | 'refused' | 'running' | 'ready' | 'failed' | 'expired'
  decided_by: string | null
  decided_at: Date | null
  file_sha256: string | null
  ready_at: Date | null
  expires_at: Date | null
  failure: string | null
}

export interface RetentionRunTable {
  id: string
  at: Date
  outcome: ColumnType<Record<string, number>, string, never>
}

export interface ExportFileTable {
  export_id: string
  name: string
  bytes: Buffer
}

export interface PrivacyTables {
  export_file: ExportFileTable
  read_budget: ReadBudgetTable
  export_request: ExportRequestTable
  retention_run: RetentionRunTable
}
