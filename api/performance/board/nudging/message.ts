import { type Kysely, sql } from 'kysely'
import type { NoticeData } from '../../../contract/notifications.ts'
import type { NudgedHolder } from '../../../contract/performance/board.ts'
import type { Database } from '../../../db/tables.ts'
import { listed } from '../../../deadlines/warning/listed.ts'
import type { Body } from './judge.ts'

/** Who sends a reminder, in which quality. */
export type Sender = {
  readonly name: string
  readonly role: string
  readonly bodyFr: string
  readonly bodyAr: string
}

/** Whoever sends by a mandate, as the message names them. */
export async function senderOf(db: Kysely<Database>, mandateId: string): Promise<Sender> {
  const { rows } = await sql<Sender>`
    select p.given_name || ' ' || p.family_name as name, m.role, b.name_fr as "bodyFr", b.name_ar as "bodyAr"
    from mandate m join body b on b.id = m.body_id cross join lateral names_of(array[m.person_id]) p
    where m.id = ${mandateId}::uuid`.execute(db)
  const [sender] = rows
  if (!sender) throw new Error(`no mandate ${mandateId}`)
  return sender
}

export type Reminded = {
  readonly holder: NudgedHolder
  readonly body: Body | null
  readonly dossiers: readonly { readonly number: string; readonly due: string | null }[]
  readonly note: string | null
}

/** One message for all the dossiers of a press that one body, or one holder, is reminded of. */
export const reminderOf = (
  sender: Sender,
  { holder, body, dossiers, note }: Reminded,
): NoticeData['dossier_nudged'] => ({
  ...{ by: sender.name, role: sender.role, bodyFr: sender.bodyFr, bodyAr: sender.bodyAr },
  ...{ holder, toFr: body?.nameFr ?? '', toAr: body?.nameAr ?? '' },
  ...{ count: String(dossiers.length), dossiers: listed(dossiers), note: note ?? '' },
})
