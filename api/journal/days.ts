import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { toTheMicrosecond } from './eventFields.ts'

export type DayRow = {
  readonly day: string
  readonly batches: number
  readonly root: Buffer
  readonly closed_at: Date
  readonly authority: string | null
  readonly token: Buffer | null
  readonly timestamped_at: Date | null
}

type DaysPage = { readonly cursor?: string | undefined; readonly limit: number }

/** Closed days, the newest first. */
export function closedDays(db: Kysely<Database>, { cursor, limit }: DaysPage): Promise<readonly DayRow[]> {
  const days = db.selectFrom('journal_day').selectAll().orderBy('day', 'desc').limit(limit)
  return (cursor === undefined ? days : days.where('day', '<', cursor)).execute()
}

export const closedDay = async (db: Kysely<Database>, day: string): Promise<DayRow | null> =>
  (await db.selectFrom('journal_day').selectAll().where('day', '=', day).executeTakeFirst()) ?? null

/** How many events the batches of an interval seal. */
export async function eventsSealed(
  db: Kysely<Database>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  const { rows } = await sql<{ events: number }>`select coalesce(sum(b.count), 0)::bigint as events from journal_batch b
    where b.day between ${from}::date and ${to}::date`.execute(db)
  return rows[0]?.events ?? 0
}

export type SealRow = {
  readonly number: number
  readonly sealedAt: string
  readonly day: string
  readonly count: number
  readonly previous: Buffer
  readonly root: Buffer
  readonly hash: Buffer
  readonly position: number
}

/** The batch that seals an event, and its place in it. */
export async function sealOf(db: Kysely<Database>, eventId: string): Promise<SealRow | null> {
  const row = await db
    .selectFrom('journal_leaf as l')
    .innerJoin('journal_batch as b', 'b.number', 'l.batch')
    .select(['b.number', 'b.day', 'b.count', 'b.previous', 'b.root', 'b.hash', 'l.position'])
    .select(toTheMicrosecond('b.sealed_at').as('sealedAt'))
    .where('l.event_id', '=', eventId)
    .executeTakeFirst()
  return row ?? null
}

/** All leaves of a batch, one after the other: one value of 32 bytes each is read faster than as many rows. */
export async function leavesOf(db: Kysely<Database>, batch: number): Promise<readonly Buffer[]> {
  const { rows } = await sql<{
    hashes: Buffer | null
  }>`select string_agg(l.hash, ''::bytea order by l.position) as hashes
    from journal_leaf l where l.batch = ${batch}`.execute(db)
  return hashesIn(rows[0]?.hashes)
}

/** The hashes of all batches of a day. */
export async function batchesOf(db: Kysely<Database>, day: string): Promise<readonly Buffer[]> {
  const { rows } = await sql<{ hashes: Buffer | null }>`select string_agg(b.hash, ''::bytea order by b.number) as hashes
    from journal_batch b where b.day = ${day}::date`.execute(db)
  return hashesIn(rows[0]?.hashes)
}

const hashesIn = (all: Buffer | null | undefined): readonly Buffer[] =>
  all ? Array.from({ length: all.length / 32 }, (_, rank) => all.subarray(rank * 32, rank * 32 + 32)) : []
