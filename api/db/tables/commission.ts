import type { ColumnType, Generated } from 'kysely'
import type { QuorumLeast } from '../../contract/commission/quorum.ts'
import type { Capacity, ItemEnd, ReplyAnswer, SessionEvent, SessionState } from '../../contract/commission/words.ts'
import type { Rule } from '../../contract/procedures/definition.ts'

/** A meeting of a commission; `day` and `hour` are those of the wall clock in Morocco. */
export interface CommissionSessionTable {
  id: string
  unit_code: string
  territory: ColumnType<string[], never, never>
  state: Generated<SessionState>
  day: string
  hour: string
  minutes: number
  place: string
  with_room: boolean
  sequence: Generated<number>
  version: Generated<number>
  created_by: string
  created_at: Date
}

export interface SessionItemTable {
  id: string
  session_id: string
  dossier_id: string
  rank: number
  added_by: string
  added_at: Date
  ended: ItemEnd | null
  ended_at: Date | null
}

export interface SessionInvitedTable {
  id: string
  session_id: string
  capacity: Capacity
  body_id: string | null
  person_id: string | null
  name: string | null
  quality: string | null
  dossiers: Generated<string[]>
  invited_at: Date
  withdrawn_at: Date | null
}

export interface SessionReplyTable {
  id: string
  invited_id: string
  answer: ReplyAnswer
  sent_person_id: string | null
  comment: string | null
  sequence: number
  person_id: string
  mandate_id: string | null
  at: Date
}

/** What happened in a session, in order; only ever added to. */
export interface SessionEventTable {
  session_id: string
  nth: number
  event: SessionEvent
  at: Date
  person_id: string
  mandate_id: string | null
  item_id: string | null
  body_id: string | null
  /** Who came or went. */
  who_id: string | null
  detail: ColumnType<unknown, string | undefined, never>
}

export interface QuorumRuleTable {
  valid_from: string
  valid_to: string | null
  least: QuorumLeast
  rule: ColumnType<Rule, string, never>
}

export interface CommissionTables {
  commission_session: CommissionSessionTable
  session_item: SessionItemTable
  session_invited: SessionInvitedTable
  session_reply: SessionReplyTable
  session_event: SessionEventTable
  quorum_rule: QuorumRuleTable
}
