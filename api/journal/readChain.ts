import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { EventFields } from './canonical.ts'
import { EVENT_FIELDS, toTheMicrosecond } from './eventFields.ts'
import type { BatchHeader } from './merkle.ts'

const BATCHES_A_PAGE = 512
/** Two full batches: what verifying holds in memory at most. */
const LEAVES_A_PAGE = 8192

export type ChainLeaf = {
  readonly batch: number
  readonly position: number
  readonly eventId: string
  readonly leaf: Buffer
  /** Null when the event is gone. */
  readonly event: EventFields | null
}

export type ChainBatch = BatchHeader & { readonly hash: Buffer }
export type WholeBatch = { readonly batch: ChainBatch; readonly leaves: readonly ChainLeaf[] }
export type Interval = { readonly from?: string | undefined; readonly to?: string | undefined }

/** The numbers of the batches of an interval of days; null when it has none. */
export async function numbersOf(db: Kysely<Database>, { from, to }: Interval) {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(b.number) as first, max(b.number) as last from journal_batch b
    where b.day between coalesce(${from ?? null}::date, '-infinity') and coalesce(${to ?? null}::date, 'infinity')`.execute(
    db,
  )
  const [{ first = null, last = null } = {}] = rows
  return first === null || last === null ? null : { first: from === undefined ? 1 : first, last }
}

export async function batchNumbered(db: Kysely<Database>, number: number): Promise<ChainBatch | null> {
  const [batch] = await batchesAfter(db, { after: number - 1, last: number })
  return batch ?? null
}

/** Batches by number, each with its leaves and their events as they are now; memory stays flat. */
export async function* readChain(
  db: Kysely<Database>,
  { first, last }: { readonly first: number; readonly last: number },
): AsyncGenerator<WholeBatch> {
  for (let after = first - 1; after < last; ) {
    const page = await batchesAfter(db, { after, last })
    for (const group of groups(page)) yield* withLeaves(db, group)
    const end = page.at(-1)
    if (!end) return
    after = end.number
  }
}

async function batchesAfter(
  db: Kysely<Database>,
  { after, last }: { readonly after: number; readonly last: number },
): Promise<readonly ChainBatch[]> {
  return db
    .selectFrom('journal_batch as b')
    .select(['b.number', 'b.day', 'b.count', 'b.root', 'b.previous', 'b.hash'])
    .select(toTheMicrosecond('b.sealed_at').as('sealedAt'))
    .where('b.number', '>', after)
    .where('b.number', '<=', last)
    .orderBy('b.number')
    .limit(BATCHES_A_PAGE)
    .execute()
}

/** Small batches are read together, large ones by themselves. */
function groups(batches: readonly ChainBatch[]): readonly (readonly ChainBatch[])[] {
  const all: ChainBatch[][] = []
  let room = 0
  for (const batch of batches) {
    room -= batch.count
    const group = all.at(-1)
    if (group && room >= 0) group.push(batch)
    else {
      all.push([batch])
      room = LEAVES_A_PAGE - batch.count
    }
  }
  return all
}

async function* withLeaves(db: Kysely<Database>, group: readonly ChainBatch[]): AsyncGenerator<WholeBatch> {
  const [first, last] = [group[0]?.number ?? 0, group.at(-1)?.number ?? 0]
  const { rows } = await sql<Omit<ChainLeaf, 'event'> & { gone: boolean } & EventFields>`
    select l.batch, l.position, l.event_id as "eventId", l.hash as leaf, e.id is null as gone, ${EVENT_FIELDS}
    from journal_leaf l left join journal_event e on e.id = l.event_id
    where l.batch between ${first} and ${last} order by l.batch, l.position`.execute(db)
  const byBatch = Map.groupBy(rows, ({ batch }) => batch)
  for (const batch of group) {
    const leaves = (byBatch.get(batch.number) ?? []).map(
      ({ batch: number, position, eventId, leaf, gone, ...event }) => ({
        batch: number,
        position,
        eventId,
        leaf,
        event: gone ? null : event,
      }),
    )
    yield { batch, leaves }
  }
}
