import type { ColumnType, Generated } from 'kysely'
import type { ActKind, ActLayout, ActState, ActTransition } from '../../contract/actsDrafted.ts'

/** One decision of one dossier: its number, and what became of it. */
export interface ActTable {
  id: string
  dossier_id: string
  kind: ActKind
  transition: ActTransition
  /** Both are written by the database, from the dossier. */
  territory: ColumnType<string[], string[] | undefined, never>
  unit: ColumnType<string, string | undefined, never>
  state: Generated<ActState>
  version: Generated<number>
  token: string
  year: number | null
  number: number | null
  began_at: Date | null
  began_by: string | null
  /** As `api/acts/facts.ts` reads it. */
  signing: ColumnType<unknown, string | null | undefined, never>
  file_sha256: string | null
  file_bytes: number | null
  level: string | null
  signed_at: Date | null
  signed_by: string | null
  move: number | null
  void_reason: string | null
  voided_at: Date | null
  voided_by: string | null
}

/** Each draft as it was; the highest version counts. */
export interface ActDraftTable {
  act_id: string
  version: number
  template: string
  template_version: number
  layout: ActLayout
  /** As `api/acts/facts.ts` reads them. */
  facts: ColumnType<unknown, string, never>
  drafted_by: string
  mandate_id: string | null
  drafted_at: Date
}

export interface ActTables {
  act: ActTable
  act_draft: ActDraftTable
}
