import type { ColumnType } from 'kysely'

export interface ReceiptTable {
  dossier_id: string
  /** Of the filing it acknowledges. */
  move: number
  /** As `api/dossiers/receipt/facts.ts` reads them. */
  facts: ColumnType<unknown, string, never>
}

export interface ReceiptFileTable {
  dossier_id: string
  move: number
  language: 'fr' | 'ar' | 'both'
  sha256: string
  bytes: number
  made_at: Date
}

export interface ReceiptTables {
  receipt: ReceiptTable
  receipt_file: ReceiptFileTable
}
