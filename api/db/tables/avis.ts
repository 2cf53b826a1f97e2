import type { ColumnType, Generated } from 'kysely'
import type { Opinion } from '../../contract/avis/opinions.ts'
import type { AvisFacts } from '../../contract/avis/paper.ts'
import type { PhraseUse } from '../../contract/avis/phrases.ts'
import type { AvisWeight } from '../../contract/avis/weights.ts'
import type { BodyKind } from '../../contract/policy/roles.ts'
import type { AvisRule, Rule } from '../../contract/procedures/definition.ts'

/** A body asked for its avis in one round of a dossier. */
export interface ConsultedBodyTable {
  id: string
  dossier_id: string
  round: number
  body_id: string
  rules: ColumnType<AvisRule[], string, never>
  binding: boolean
  added_by: string | null
  added_at: Date | null
  reason: string | null
  asked_at: Date | null
  removed_by: string | null
  removed_at: Date | null
  removal_reason: string | null
  /** The finding of the report it was consulted for. */
  finding: ColumnType<{ readonly rule: string; readonly subject: string | null } | null, string | null, never>
}

/** What the report proposed and a person set aside. */
export interface ProposalSetAsideTable {
  dossier_id: string
  round: number
  rule: string
  subject: string
  reason: string
  set_aside_by: string
  at: Date
}

/** Each avis as it was given; the highest version counts. */
export interface AvisTable {
  consulted_body_id: string
  version: number
  opinion: Opinion
  /** Of one that is put off. */
  until_day: string | null
  person_id: string
  mandate_id: string
  at: Date
}

type Sentence = { readonly fr: string; readonly ar: string }

/** One reserve or reason of an avis; never rewritten. */
export interface AvisItemTable {
  consulted_body_id: string
  version: number
  nth: number
  phrase_id: string | null
  /** Null: the sentence of the phrase. */
  text: string | null
  /** Null: that of the phrase. */
  article: string | null
  document_id: string | null
  finding: ColumnType<FindingKept | null, string | null, never>
}

/** A finding as it was pointed at: of which report. */
export type FindingKept = { readonly rule: string; readonly subject: string | null; readonly reportId: string | null }

/** What the paper of an avis says, kept as it was given. */
export interface AvisPaperTable {
  consulted_body_id: string
  version: number
  facts: ColumnType<AvisFacts, string, never>
  kept_at: Date
}

/** The signature of an avis; its file gains evidence and nothing else of it changes. */
export interface AvisSignatureTable {
  id: string
  consulted_body_id: string
  version: number
  file_sha256: string
  file_bytes: number
  level: string
  person_id: string
  mandate_id: string
  key_id: string
  signed_at: Date
  stamp_fault: ColumnType<string | null, never, string | null>
  evidence_asked: Generated<number>
  evidence_asked_at: ColumnType<Date | null, never, Date | null>
}

/** The library's phrases belong to nobody; a body may keep its own. */
export interface AvisPhraseTable {
  id: Generated<string>
  code: string
  body_id: string | null
  body_kinds: string[]
  procedures: string[]
  use: PhraseUse
  sentence: ColumnType<Sentence, string, never>
  article: string | null
  rule: ColumnType<Rule, string, never>
  rank: number
  valid_from: string
  valid_to: string | null
  added_by: string | null
}

/** What a silence or an opposition is worth on a day, beside the rules of the procedure. */
export interface AvisWeightTable {
  id: Generated<string>
  about: AvisWeight['about']
  procedure_code: string | null
  body_kind: BodyKind | null
  effect: AvisWeight['effect']
  rule: ColumnType<Rule, string, never>
  valid_from: string
  valid_to: string | null
}

/** A body without an account, asked by a link; the hash of its secret is written and never read. */
export interface OutsideRequestTable {
  id: string
  dossier_id: string
  round: number
  body_name: string
  email: string
  language: 'fr' | 'ar'
  reason: string
  documents: string[]
  with_map: boolean
  token_hash: ColumnType<never, Buffer, never>
  asked_by: string
  mandate_id: string
  asked_at: Date
  expires_at: Date
  opened_at: ColumnType<Date | null, never, never>
  revoked_by: string | null
  revoked_at: Date | null
  revocation_reason: string | null
}

export interface OutsideAvisTable {
  request_id: string
  opinion: Opinion
  until_day: string | null
  person_name: string
  person_quality: string
  at: Date
}

export interface OutsideAvisItemTable {
  request_id: string
  nth: number
  text: string
  article: string | null
  document_id: string | null
}

export interface AvisTables {
  consulted_body: ConsultedBodyTable
  avis: AvisTable
  avis_item: AvisItemTable
  avis_paper: AvisPaperTable
  avis_signature: AvisSignatureTable
  avis_phrase: AvisPhraseTable
  avis_weight: AvisWeightTable
  outside_request: OutsideRequestTable
  proposal_set_aside: ProposalSetAsideTable
  outside_avis: OutsideAvisTable
  outside_avis_item: OutsideAvisItemTable
}
