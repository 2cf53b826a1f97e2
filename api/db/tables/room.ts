import type { ColumnType, Generated } from 'kysely'
import type { Deed } from '../../contract/room/events.ts'

/** A Yjs client of a board, bound to the person who opened the board with it. */
export interface RoomAuthorTable {
  session_id: string
  dossier_id: string
  client: string | number
  person_id: string
  body_id: string | null
  at: Date
}

/** Everything drawn on a board, as it came. */
export interface RoomUpdateTable {
  nth: Generated<string>
  session_id: string
  dossier_id: string
  client: string | number
  at: Date
  bytes: Buffer
}

export interface RoomEventTable {
  nth: Generated<string>
  id: string
  session_id: string
  dossier_id: string | null
  kind: Deed['kind']
  person_id: string
  at: Date
  deed: ColumnType<Deed, string, never>
}

export interface RoomTables {
  room_author: RoomAuthorTable
  room_update: RoomUpdateTable
  room_event: RoomEventTable
}
