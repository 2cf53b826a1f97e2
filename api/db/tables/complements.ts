import type { ColumnType } from 'kysely'
import type { About, Answerer } from '../../contract/complements.ts'
import type { Rule } from '../../contract/procedures/definition.ts'

type Sentence = { readonly fr: string; readonly ar: string }

export interface ComplementReasonTable {
  code: string
  valid_from: string
  valid_to: string | null
  about: About
  sentence: ColumnType<Sentence, string, never>
  rule: ColumnType<Rule, string, never>
  rank: number
}

/** One thing asked by an event of a dossier; never rewritten. */
export interface ComplementItemTable {
  id: string
  dossier_id: string
  move: number
  nth: number
  about: About
  /** The code of the piece or the name of the fact; null for the ground. */
  what: string | null
  reason_code: string
  reason_from: string
  articles: string[]
  /** Null: the sentence of the reason. */
  text: string | null
  to_part: Answerer
  finding: ColumnType<{ readonly rule: string; readonly subject: string | null } | null, string | null, never>
}

/** What was answered to an item, in order; never rewritten. */
export interface ComplementAnswerTable {
  item_id: string
  nth: number
  kind: 'document' | 'report' | 'fact' | 'trace' | 'written'
  at: Date
  person_id: string
  document_id: string | null
  report_id: string | null
  /** Of the ground that was there before, when another was drawn. */
  former_report_id: string | null
  fact_before: ColumnType<unknown, string | null, never>
  fact_after: ColumnType<unknown, string | null, never>
  text: string | null
}

export interface ComplementTables {
  complement_reason: ComplementReasonTable
  complement_item: ComplementItemTable
  complement_answer: ComplementAnswerTable
}
