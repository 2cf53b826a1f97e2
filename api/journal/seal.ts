import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { WorkDeps } from '../deps.ts'
import { canonicalText, type EventFields } from './canonical.ts'
import { EVENT_FIELDS } from './eventFields.ts'
import { BEFORE_THE_FIRST, batchHash, leafHash, merkleRoot } from './merkle.ts'

/** Events in one batch at most: a proof is twelve steps long, and a batch fits in a few hundred kilobytes. */
export const MOST_EVENTS = 4096

type Needs = Pick<WorkDeps, 'db' | 'clock'>

export type Sealed = {
  readonly sealed: number
  /** Events that were waiting and are gone, or were sealed before: verifying the journal names them. */
  readonly unsealable: number
  /** As many as one batch takes were waiting: there may be more. */
  readonly full: boolean
}

/** One at a time in the whole database, whoever seals or closes a day. */
export const lockChain = (transaction: Kysely<Database>) =>
  sql`select pg_advisory_xact_lock(hashtext('journal_chain'))`.execute(transaction)

/** Seals the events that wait, oldest first, into one batch linked to the batch before; nothing waits, nothing is written. */
export const sealWaiting = ({ db, clock }: Needs): Promise<Sealed> =>
  db.transaction().execute(async (transaction) => {
    await lockChain(transaction)
    const waiting = await waitingEvents(transaction)
    const { events, unsealable, full } = waiting
    if (events.length > 0) await writeBatch(transaction, { events, at: clock.now(), today: clock.today() })
    return { sealed: events.length, unsealable, full }
  })

type Waiting = { readonly events: readonly EventFields[]; readonly unsealable: number; readonly full: boolean }

/** What can no longer be sealed stays where it is, as evidence, and holds up nothing behind it. */
async function waitingEvents(transaction: Kysely<Database>): Promise<Waiting> {
  let unsealable = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const ids = await waitingIds(transaction, after)
    const events = await sealable(transaction, ids)
    unsealable += ids.length - events.length
    const full = ids.length === MOST_EVENTS
    const last = ids.at(-1)
    if (events.length > 0 || !full || !last) return { events, unsealable, full }
    after = last
  }
}

async function waitingIds(transaction: Kysely<Database>, after: string): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('journal_unsealed')
    .select('event_id')
    .where('event_id', '>', after)
    .orderBy('event_id')
    .limit(MOST_EVENTS)
    .execute()
  return rows.map(({ event_id }) => event_id)
}

async function sealable(transaction: Kysely<Database>, ids: readonly string[]): Promise<readonly EventFields[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<EventFields>`
    select ${EVENT_FIELDS} from journal_event e
    where e.id = any (${ids}::uuid[])
      and e.id not in (select l.event_id from journal_leaf l where l.event_id = any (${ids}::uuid[]))
    order by e.id`.execute(transaction)
  return rows
}

type NewBatch = { readonly events: readonly EventFields[]; readonly at: Date; readonly today: string }

async function writeBatch(transaction: Kysely<Database>, { events, at, today }: NewBatch): Promise<void> {
  const { number, previous, day } = await endOfChain(transaction, today)
  const leaves = events.map((event) => leafHash(canonicalText(event)))
  const header = {
    number,
    previous,
    day,
    count: leaves.length,
    // The clock counts milliseconds; PostgreSQL will print the same instant to the microsecond.
    sealedAt: at.toISOString().replace('Z', '000Z'),
    root: merkleRoot(leaves),
  }
  const { sealedAt, ...rest } = header
  await transaction
    .insertInto('journal_batch')
    .values({ ...rest, sealed_at: at, hash: batchHash(header) })
    .execute()
  const ids = events.map(({ id }) => id)
  await sql`insert into journal_leaf (batch, position, event_id, hash)
    select ${number}, l.position - 1, l.event_id, l.hash
    from unnest(${ids}::uuid[], ${leaves}::bytea[]) with ordinality l(event_id, hash, position)`.execute(transaction)
  await sql`delete from journal_unsealed where event_id = any (${ids}::uuid[])`.execute(transaction)
}

/**
 * What the next batch follows. Its day is today, unless the clock went back: never before the last batch's, never a day
 * that is closed.
 */
async function endOfChain(transaction: Kysely<Database>, today: string) {
  const { rows } = await sql<{ number: number; hash: Buffer; day: string }>`
    select b.number, b.hash, greatest(b.day, ${today}::date, (select max(d.day) + 1 from journal_day d)) as day
    from journal_batch b order by b.number desc limit 1`.execute(transaction)
  const [last] = rows
  return { number: (last?.number ?? 0) + 1, previous: last?.hash ?? BEFORE_THE_FIRST, day: last?.day ?? today }
}
