import type { ColumnType } from 'kysely'

export interface NoteSettingTable {
  body_id: string
  release: 'review' | 'at_once'
  changed_by: string
  changed_at: Date
}

/** A note de renseignements: asked, then released or refused. */
export interface NoteTable {
  id: string
  body_id: string
  year: number
  serial: number
  number: string
  state: 'asked' | 'released' | 'refused'
  territory: string[]
  srid: number
  geom: string
  asked_by: string | null
  declared: 'owner' | 'agreement' | null
  asked_at: Date
  asked_once: string | null
  due: string | null
  fee: ColumnType<unknown, never, never>
  /** As `api/notes/facts.ts` reads them. */
  facts: ColumnType<unknown, never, string>
  receipt: string | null
  released_at: Date | null
  released_by: string | null
  refused_at: Date | null
  refused_by: string | null
  refusal: string | null
}

export interface NoteFileTable {
  note_id: string
  language: 'fr' | 'ar' | 'both'
  sha256: string
  bytes: number
  made_at: Date
}

export interface NoteTables {
  note: NoteTable
  note_file: NoteFileTable
  note_setting: NoteSettingTable
}
