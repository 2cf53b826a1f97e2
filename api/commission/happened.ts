import { type Kysely, sql } from 'kysely'
import { personNamed } from '../access/personNamed.ts'
import type { SessionEvent } from '../contract/commission/words.ts'
import type { PersonName } from '../contract/people.ts'
import type { Database } from '../db/tables.ts'
import type { Found } from './withSession.ts'

/** Something that happened in a session, as it is kept. */
export type Happened = {
  readonly nth: number
  readonly event: SessionEvent
  readonly at: Date
  readonly itemId: string | null
  readonly bodyId: string | null
  readonly whoId: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export type NamedHappened = Happened & { readonly by: PersonName | null; readonly who: PersonName | null }

/** Everything that happened in a session, in order. */
export const happenedIn = (db: Kysely<Database>, sessionId: string): Promise<NamedHappened[]> =>
  db
    .selectFrom('session_event as e')
    .select(['e.nth', 'e.event', 'e.at', 'e.item_id as itemId', 'e.body_id as bodyId', 'e.who_id as whoId'])
    .select(sql<Record<string, unknown>>`e.detail`.as('detail'))
    .select([personNamed('e.person_id').as('by'), personNamed('e.who_id').as('who')])
    .where('e.session_id', '=', sessionId)
    .orderBy('e.nth')
    .execute()

export type Happening = {
  readonly event: SessionEvent
  readonly itemId?: string
  readonly bodyId?: string | null
  readonly whoId?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes what happens after what happened; under the session's lock, so that nobody writes in between. */
export async function happen(
  { transaction, row, asker, allowed, at }: Found,
  happenings: readonly Happening[],
): Promise<void> {
  if (happenings.length === 0) return
  const { rows } = await sql<{ last: number }>`select coalesce(max(nth), 0)::integer as last from session_event
    where session_id = ${row.id}::uuid`.execute(transaction)
  const last = rows[0]?.last ?? 0
  await transaction
    .insertInto('session_event')
    .values(
      happenings.map(({ event, itemId, bodyId, whoId, detail }, index) => ({
        ...{ session_id: row.id, nth: last + index + 1, event, at },
        ...{ person_id: asker.actor.personId, mandate_id: allowed.mandateId },
        ...{ item_id: itemId ?? null, body_id: bodyId ?? null, who_id: whoId ?? null },
        detail: JSON.stringify(detail ?? {}),
      })),
    )
    .execute()
}
