import type { ColumnType } from 'kysely'
import type { FeeCounting } from '../../contract/fees/counting.ts'
import type { RateKind } from '../../contract/fees/rates.ts'

/** What a commune or an agency decided its rates to be, from one day on. */
export interface TariffTable {
  id: string
  commune_code: string | null
  body_id: string | null
  reference: string
  decided_on: string | null
  valid_from: string
  valid_to: string | null
  document_url: string | null
  origin: 'entered' | 'published' | 'demonstration'
  source: string | null
  entered_by: string | null
  mandate_id: string | null
  entered_at: Date
  withdrawn_by: string | null
  withdrawn_at: Date | null
  withdrawal_reason: string | null
}

export interface TariffRateTable {
  tariff_id: string
  kind: RateKind
  rate: number
}

/** How what an agency is paid is counted, from one day on. */
export interface FeeCountingTable {
  kind: FeeCounting['kind']
  surface: FeeCounting['surface']
  rate_day: FeeCounting['rateDay']
  vat_share: number
  rule: ColumnType<FeeCounting['rule'], string, never>
  valid_from: string
  valid_to: string | null
}

/** What was declared or checked of a dossier for its taxes, each time it was said; the last one counts. */
export interface FeeFactTable {
  dossier_id: string
  nth: number
  side: 'declared' | 'checked'
  fact: string
  value: ColumnType<unknown, string, never>
  reason: string | null
  person_id: string
  mandate_id: string | null
  at: Date
}

/** What is owed, as it was drawn up. */
export interface FeeStatementTable {
  dossier_id: string
  version: number
  day: string
  facts: ColumnType<unknown, string, never>
  lines: ColumnType<unknown, string, never>
  creditors: ColumnType<unknown, string, never>
  reason: string | null
  person_id: string
  mandate_id: string | null
  at: Date
}

/** A receipt of a creditor, or what takes one back. */
export interface FeeReceiptTable {
  id: string
  dossier_id: string
  version: number
  commune_code: string
  creditor: 'commune' | 'agency'
  number: string
  day: string
  amount: number
  mode: 'cash' | 'cheque' | 'transfer' | 'card' | 'treasury'
  reverses: string | null
  reason: string | null
  person_id: string
  mandate_id: string | null
  at: Date
}

export interface FeeTables {
  tariff: TariffTable
  tariff_rate: TariffRateTable
  fee_counting: FeeCountingTable
  fee_fact: FeeFactTable
  fee_statement: FeeStatementTable
  fee_receipt: FeeReceiptTable
}
