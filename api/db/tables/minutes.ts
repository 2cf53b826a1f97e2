import type { ColumnType, Generated } from 'kysely'
import type { MinutesFacts, MinutesLanguage, MinutesState } from '../../contract/commission/minutes.ts'

/** The minutes of a session; `facts` are kept from the day they are opened to signatures. */
export interface SessionMinutesTable {
  session_id: string
  state: Generated<MinutesState>
  version: Generated<number>
  language: Generated<MinutesLanguage>
  facts: ColumnType<MinutesFacts | null, never, string | null>
  frozen_at: Date | null
  sealed_at: Date | null
  sealed_by: string | null
}

/** What the secretary writes beside the facts; the last one of an item counts. */
export interface MinutesNoteTable {
  session_id: string
  nth: number
  item_id: string | null
  text: string
  person_id: string
  at: Date
}

/** The paper, one revision after the other. */
export interface MinutesFileTable {
  session_id: string
  nth: number
  sha256: string
  bytes: number
  person_id: string
  made_at: Date
}

export interface MinutesSignatureTable {
  session_id: string
  body_id: string
  kind: 'signed' | 'refused' | 'unsigned'
  reason: string | null
  file_nth: number | null
  person_id: string
  mandate_id: string
  at: Date
}

export interface MinutesTables {
  session_minutes: SessionMinutesTable
  minutes_note: MinutesNoteTable
  minutes_file: MinutesFileTable
  minutes_signature: MinutesSignatureTable
}
