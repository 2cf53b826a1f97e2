import type { ColumnType, Generated } from 'kysely'
import type { ActKind, ActLayout, ActState, ActTransition } from '../../contract/actsDrafted.ts'
import type { Rule } from '../../contract/procedures/definition.ts'

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
  /** Why its signature will never have a timestamp. */
  stamp_fault: string | null
  /** How many days authorities were asked about its signers, and when last. */
  evidence_asked: Generated<number>
  evidence_asked_at: Date | null
  signed_at: Date | null
  signed_by: string | null
  move: number | null
  void_reason: string | null
  voided_at: Date | null
  voided_by: string | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawal_reason: string | null
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

/** To whom a signed act goes, by when, and when it was told where the act is. */
export interface ActCopyTable {
  act_id: string
  nth: number
  recipient: 'applicants' | 'members' | 'body'
  body_id: string | null
  name_fr: string
  name_ar: string
  due_day: string
  rule: ColumnType<Rule, string, never>
  sent_at: Date | null
}

/** Where « ne varietur » goes on one sheet, as shares of it from its left and its top. */
export interface StampPlaceTable {
  document_id: string
  page: number
  x: number
  y: number
  chosen_by: string
  chosen_at: Date
}

/** A plan of a signed act: the stamped file, or why there is none. */
export interface ActPlanTable {
  act_id: string
  document_id: string
  source_sha256: string
  sha256: string | null
  bytes: number | null
  pages: number | null
  refusal: string | null
  stamped_at: Date
}

export interface ActTables {
  act: ActTable
  act_draft: ActDraftTable
  act_copy: ActCopyTable
  act_plan: ActPlanTable
  stamp_place: StampPlaceTable
}
