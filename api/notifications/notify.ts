import { type Kysely, sql } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import { NOTICE_KINDS, type NoticeData, type NoticeKind, SECRET_KINDS } from '../contract/notifications.ts'
import type { Role } from '../contract/policy/roles.ts'
import type { Database } from '../db/tables.ts'
import { uuidv7 } from '../db/uuid.ts'

/** What to tell a kind of thing: the data that its sentences need, and the screen it leads to. */
type Telling<K extends NoticeKind> = {
  readonly kind: K
  readonly data: NoticeData[K]
  /** A path of the interface, `/dossiers/…`. */
  readonly path?: string
  /** The same person is told the same kind with the same key once. */
  readonly onceKey?: string
}

type NoticeToPerson<K extends NoticeKind> = Telling<K> & {
  readonly personId: string
  /** Another address than the account's, such as the new one being confirmed. */
  readonly address?: string
}

/**
 * Tells a person, in the caller's transaction: the notice on screen and, when their account has a confirmed address and
 * they want it, an e-mail that leaves after the commit. A `link` is a secret: it is kept in the message until it is sent
 * and nowhere else. Demonstration accounts get no e-mail.
 * @returns false when this was said already
 */
export async function notify<K extends NoticeKind>(
  transaction: Kysely<Database>,
  at: Date,
  { personId, kind, data, path, onceKey, address }: NoticeToPerson<K>,
): Promise<boolean> {
  const { link, ...words }: Readonly<Record<string, string>> = data
  const secret = link === undefined ? {} : { link }
  const { rows } = await sql<{ told: boolean }>`select notify_person(${uuidv7(at)}::uuid, ${uuidv7(at)}::uuid,
    ${personId}::uuid, ${kind}, ${JSON.stringify(words)}::jsonb, ${JSON.stringify(secret)}::jsonb, ${path ?? null}::text,
    ${onceKey ?? null}::text, ${at}::timestamptz, ${address?.toLowerCase() ?? null}::text,
    ${NOTICE_KINDS[kind] !== 'security'}::boolean, ${SECRET_KINDS.includes(kind)}::boolean) as told`.execute(
    transaction,
  )
  return rows[0]?.told ?? false
}

type Holders = { readonly roles: readonly Role[]; readonly bodyId?: string; readonly today: Day }

/** Tells everybody who holds one of these roles today, in one body or in any. */
export async function notifyHolders<K extends NoticeKind>(
  transaction: Kysely<Database>,
  at: Date,
  { roles, bodyId, today, ...telling }: Holders & Telling<K>,
): Promise<void> {
  const people = await holdersOf(transaction, { roles, today, ...(bodyId !== undefined && { bodyId }) })
  for (const personId of people) await notify(transaction, at, { personId, ...telling } as NoticeToPerson<K>)
}

/** The ids of everybody who holds one of these roles on a day, in one body or in any. */
export async function holdersOf(db: Kysely<Database>, { roles, bodyId, today }: Holders): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select holders_of(${roles}::text[], ${bodyId ?? null}::uuid,
    ${today}::date) as "personId"`.execute(db)
  return rows.map(({ personId }) => personId)
}
