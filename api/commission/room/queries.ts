import { type Kysely, sql } from 'kysely'
import type { Deed, Passage, RoomEvent } from '../../contract/room/events.ts'
import type { Author } from '../../contract/room/messages.ts'
import type { Database } from '../../db/tables.ts'

/** Said in a room and told to whoever comes in later; older than these is in the record. */
const LAST_SAID = 1000

export type KeptBoard = {
  readonly snapshot: Uint8Array | null
  readonly updates: readonly Uint8Array[]
  /** The last update there is; null for a board nothing was drawn on. */
  readonly upto: string | null
  readonly authors: readonly Author[]
}

/** A board as it is kept; asked with the server's rights, for everybody in the room. */
export async function keptBoard(db: Kysely<Database>, sessionId: string, dossierId: string): Promise<KeptBoard> {
  type Row = { snapshot: string | null; updates: string[]; upto: string | null; authors: Author[] }
  const { rows } = await sql<{ board: Row }>`
    select room_board(${sessionId}::uuid, ${dossierId}::uuid) as board`.execute(db)
  const [row] = rows
  if (!row) throw new Error('room_board answers one row')
  const { snapshot, updates, upto, authors } = row.board
  return { snapshot: snapshot === null ? null : bytesOf(snapshot), updates: updates.map(bytesOf), upto, authors }
}

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64')

export type KeptUpdate = {
  readonly sessionId: string
  readonly dossierId: string
  readonly client: number
  readonly at: Date
  readonly bytes: Uint8Array
}

/**
 * Keeps what was drawn in any number of rooms, in one statement.
 * @throws when one of them was drawn under a client that nobody opened its board with: the room lets no such thing through
 */
export async function keepUpdates(db: Kysely<Database>, updates: readonly KeptUpdate[]): Promise<void> {
  const { rows } = await sql<{ kept: string }>`select keep_room_updates(
    ${updates.map(({ sessionId }) => sessionId)}::uuid[], ${updates.map(({ dossierId }) => dossierId)}::uuid[],
    ${updates.map(({ client }) => client)}::bigint[], ${updates.map(({ at }) => at)}::timestamptz[],
    ${updates.map(({ bytes }) => Buffer.from(bytes))}::bytea[]) as kept`.execute(db)
  if (Number(rows[0]?.kept) !== updates.length) throw new Error('a drawing has no author')
}

type Snapshot = { readonly upto: string; readonly state: Uint8Array; readonly at: Date }

export async function keepSnapshot(
  db: Kysely<Database>,
  { sessionId, dossierId }: Pick<KeptUpdate, 'sessionId' | 'dossierId'>,
  { upto, state, at }: Snapshot,
): Promise<void> {
  await sql`select keep_room_snapshot(${sessionId}::uuid, ${dossierId}::uuid, ${upto}::bigint, ${Buffer.from(state)}::bytea,
    ${at}::timestamptz)`.execute(db)
}

type SaidRow = { nth: string; at: Date; person_id: string; dossier_id: string | null; deed: Deed }

export const presentSaid = ({ nth, at, person_id, dossier_id, deed }: SaidRow): RoomEvent => ({
  nth: Number(nth),
  at: at.toISOString(),
  personId: person_id,
  dossierId: dossier_id,
  deed,
})

/** What was said in a room, in order. */
export async function saidIn(db: Kysely<Database>, sessionId: string): Promise<readonly RoomEvent[]> {
  const { rows } = await sql<SaidRow>`
    select nth, at, person_id, dossier_id, deed from room_said(${sessionId}::uuid, ${LAST_SAID})`.execute(db)
  return rows.map(presentSaid)
}

export type RoomPassage = {
  readonly live: boolean
  /** The boards there may be: the dossiers of the agenda. */
  readonly dossiers: readonly string[]
  readonly passage: Passage
}

/** Where sessions are; one that does not exist is not in the answer. */
export async function passagesOf(
  db: Kysely<Database>,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, RoomPassage>> {
  type Row = { session_id: string; live: boolean; dossiers: string[]; dossier_id: string | null; event: string | null }
  const { rows } = await sql<Row>`
    select session_id, live, dossiers, dossier_id, event from room_passages(${sessionIds}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ session_id, live, dossiers, ...last }) => [
      session_id,
      { live, dossiers, passage: passageAfter(last) },
    ]),
  )
}

/** A dossier is before the room from its call to its conclusion; its designer may be there until the deliberation. */
export function passageAfter({ dossier_id, event }: { dossier_id: string | null; event: string | null }): Passage {
  const isOver = event === null || event === 'concluded' || event === 'put_off'
  return {
    dossierId: isOver ? null : dossier_id,
    stage: event === 'called' || event === 'presented' ? 'presentation' : 'deliberation',
  }
}
