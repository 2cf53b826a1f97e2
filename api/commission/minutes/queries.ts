import { type Kysely, sql } from 'kysely'
import { personNamed } from '../../access/personNamed.ts'
import type { MinutesFacts, MinutesLanguage, MinutesState } from '../../contract/commission/minutes.ts'
import type { PersonName } from '../../contract/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Notes } from './facts.ts'

export type MinutesRow = {
  readonly state: MinutesState
  readonly version: number
  readonly language: MinutesLanguage
  /** Null while they are drafted: then they are read from the session. */
  readonly facts: MinutesFacts | null
  readonly sealedAt: Date | null
}

export type SignatureRow = {
  readonly body: { readonly id: string; readonly nameFr: string; readonly nameAr: string }
  readonly kind: 'signed' | 'refused' | 'unsigned'
  readonly reason: string | null
  readonly by: PersonName | null
  readonly at: Date
}

export type MinutesFile = { readonly nth: number; readonly sha256: string; readonly bytes: number }

/** The minutes as they were begun; null while nobody wrote anything of them. */
export async function minutesOf(db: Kysely<Database>, sessionId: string): Promise<MinutesRow | null> {
  const row = await db
    .selectFrom('session_minutes')
    .select(['state', 'version', 'language', 'facts', 'sealed_at as sealedAt'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  return row ?? null
}

/** The last note of each item, and of the whole. */
export async function notesOf(db: Kysely<Database>, sessionId: string): Promise<Notes> {
  const rows = await db
    .selectFrom('minutes_note')
    .select(['item_id as itemId', 'text'])
    .where('session_id', '=', sessionId)
    .orderBy('nth')
    .execute()
  return new Map(rows.flatMap(({ itemId, text }) => [[itemId, text] as const]))
}

export async function signaturesOf(db: Kysely<Database>, sessionId: string): Promise<SignatureRow[]> {
  const { rows } = await sql<SignatureRow>`
    select g.kind, g.reason, g.at, ${personNamed('g.person_id')} as by,
      json_build_object('id', b.id, 'nameFr', b.name_fr, 'nameAr', b.name_ar) as body
    from minutes_signature g join body b on b.id = g.body_id where g.session_id = ${sessionId}::uuid
    order by g.at, b.name_fr`.execute(db)
  return rows
}

/** The last day of the minutes of the dossiers a session concluded, as their procedures count it; null where none does. */
export async function minutesDue(db: Kysely<Database>, sessionId: string): Promise<string | null> {
  const { rows } = await sql<{ due: string | null }>`
    select to_char(max(x.due_day), 'YYYY-MM-DD') as due from session_item i
      join dossier_deadline x on x.dossier_id = i.dossier_id and x.stage = 'minutes' and x.met_day is null
    where i.session_id = ${sessionId}::uuid and i.ended = 'concluded'`.execute(db)
  return rows[0]?.due ?? null
}

/** The paper with its last signature; null before it was opened to signatures. */
export async function lastFile(db: Kysely<Database>, sessionId: string): Promise<MinutesFile | null> {
  const row = await db
    .selectFrom('minutes_file')
    .select(['nth', 'sha256', 'bytes'])
    .where('session_id', '=', sessionId)
    .orderBy('nth', 'desc')
    .executeTakeFirst()
  return row ? { ...row, bytes: Number(row.bytes) } : null
}
