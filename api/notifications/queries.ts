import { type Kysely, sql } from 'kysely'
import type { Channel, MessageState, NoticeKind } from '../contract/notifications.ts'
import type { Database } from '../db/tables.ts'

const PAGE = 30

type NoticeRow = {
  readonly id: string
  readonly kind: string
  readonly data: Record<string, string>
  readonly path: string | null
  readonly createdAt: Date
  readonly readAt: Date | null
}

/** A page of what the actor may see, the newest first, after `cursor`; one more than a page tells that another follows. */
export const noticesAfter = (db: Kysely<Database>, personId: string, cursor?: string): Promise<NoticeRow[]> =>
  db
    .selectFrom('notice')
    .where('person_id', '=', personId)
    .$if(cursor !== undefined, (query) => query.where('id', '<', cursor ?? ''))
    .select(['id', 'kind', 'data', 'path', 'created_at as createdAt', 'read_at as readAt'])
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()

export async function unreadOf(db: Kysely<Database>, personId: string): Promise<number> {
  const row = await db
    .selectFrom('notice')
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .select((query) => query.fn.countAll<number>().as('unread'))
    .executeTakeFirstOrThrow()
  return row.unread
}

/** Kinds whose e-mail the actor said they do not want. */
export async function unwantedKinds(db: Kysely<Database>, personId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('notification_preference')
    .where('person_id', '=', personId)
    .where('channel', '=', 'email')
    .where('wanted', '=', false)
    .select('kind')
    .execute()
  return new Set(rows.map(({ kind }) => kind))
}

type MessageRow = {
  readonly id: string
  readonly personId: string | null
  readonly channel: Channel
  readonly kind: string
  readonly address: string
  readonly state: MessageState
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: Date
  readonly sentAt: Date | null
}

type MessagesAsked = { readonly state?: MessageRow['state'] | undefined; readonly cursor?: string | undefined }

/** Messages as support watches them: their words are closed to this role by the database itself. */
export const messagesAfter = (db: Kysely<Database>, { state, cursor }: MessagesAsked): Promise<MessageRow[]> =>
  db
    .selectFrom('message')
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
    .$if(cursor !== undefined, (query) => query.where('id', '<', cursor ?? ''))
    .select([
      'id',
      'person_id as personId',
      'channel',
      'kind',
      'address',
      'state',
      'attempts',
      'last_error as lastError',
    ])
    .select(['created_at as createdAt', 'sent_at as sentAt'])
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()

export async function messageCounts(db: Kysely<Database>): Promise<Record<MessageState, number>> {
  const rows = await db
    .selectFrom('message')
    .select(['state', (query) => query.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const counted = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  return { waiting: 0, sent: 0, failed: 0, bounced: 0, ...counted }
}

/** The rows of one page and where the following one begins. */
export function pageOf<R extends { readonly id: string }>(
  rows: readonly R[],
): { page: readonly R[]; next: string | null } {
  const page = rows.slice(0, PAGE)
  return { page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null }
}

export type MessageToSend = {
  readonly id: string
  readonly personId: string | null
  readonly address: string
  readonly language: 'fr' | 'ar'
  readonly kind: NoticeKind
  readonly data: Record<string, string>
  readonly path: string | null
  readonly name: string
}

/** A message that still waits, with its person's name as it is today; null when it was sent or given up meanwhile. */
export async function messageToSend(db: Kysely<Database>, id: string): Promise<MessageToSend | null> {
  const { rows } = await sql<MessageToSend>`
    select m.id, m.person_id as "personId", m.address, m.language, m.kind, m.data, n.path,
      coalesce(case when m.language = 'ar' then p.given_name_ar || ' ' || p.family_name_ar end,
        p.given_name || ' ' || p.family_name, '') as name
    from message m left join notice n on n.id = m.notice_id left join person p on p.id = m.person_id
    where m.id = ${id}::uuid and m.state = 'waiting' and m.channel = 'email'`.execute(db)
  return rows[0] ?? null
}

/** A message that left, and for whom; null when it is not one, or came back already. */
export async function sentMessage(
  db: Kysely<Database>,
  id: string,
): Promise<Pick<MessageToSend, 'id' | 'kind' | 'name'> | null> {
  const { rows } = await sql<Pick<MessageToSend, 'id' | 'kind' | 'name'>>`
    select m.id, m.kind, coalesce(p.given_name || ' ' || p.family_name, '') as name
    from message m left join person p on p.id = m.person_id
    where m.id = ${id}::uuid and m.state = 'sent'`.execute(db)
  return rows[0] ?? null
}

/** Messages that wait and that no job, alive or given up, stands for. */
export async function forgottenMessages(db: Kysely<Database>, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from message m
    where m.state = 'waiting' and m.channel = 'email'
      and not exists (select from graphile_worker.jobs j where j.key = 'message:' || m.id)
    order by m.created_at limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}
