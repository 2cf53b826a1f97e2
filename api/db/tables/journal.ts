import type { DayColumn, Json } from './ground.ts'

export interface JournalEventTable {
  id: string
  at: Date
  person_id: string | null
  mandate_id: string | null
  session_id: string | null
  action: string
  consultation: boolean
  subject_kind: string
  subject_id: string
  dossier_id: string | null
  body_id: string | null
  concerned_id: string | null
  detail: Json<Record<string, unknown>>
  request_id: string | null
}

export interface JournalUnsealedTable {
  event_id: string
}

export interface JournalBatchTable {
  number: number
  sealed_at: Date
  day: DayColumn
  count: number
  root: Buffer
  previous: Buffer
  hash: Buffer
}

export interface JournalLeafTable {
  batch: number
  position: number
  event_id: string
  hash: Buffer
}

export interface JournalDayTable {
  day: DayColumn
  batches: number
  root: Buffer
  closed_at: Date
  authority: string | null
  token: Buffer | null
  timestamped_at: Date | null
}

export interface JournalTables {
  journal_event: JournalEventTable
  journal_unsealed: JournalUnsealedTable
  journal_batch: JournalBatchTable
  journal_leaf: JournalLeafTable
  journal_day: JournalDayTable
}
