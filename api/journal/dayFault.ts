import { hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../db/tables.ts'
import { stampedDigest } from '../timestamps/token.ts'
import { fault, type JournalFault } from './faults.ts'
import { batchLeaves, dayStatement, merkleRoot } from './merkle.ts'
import type { Interval } from './readChain.ts'

export type PublishedRoots = ReadonlyMap<string, { readonly batches: number; readonly root: string }>

type WholeDay = {
  readonly day: string
  readonly hashes: readonly Buffer[]
  readonly published?: PublishedRoots | undefined
}

/** What does not hold about a day whose batches all do; else whether it is closed or still open. */
export async function dayFault(
  db: Kysely<Database>,
  { day, hashes, published }: WholeDay,
): Promise<JournalFault | 'closed' | 'open'> {
  const root = merkleRoot(batchLeaves(hashes))
  const said = published?.get(day)
  if (said && (said.batches !== hashes.length || said.root !== root.toString('hex')))
    return fault('PUBLISHED_ROOT_DIFFERS', day)
  const closed = await db.selectFrom('journal_day').selectAll().where('day', '=', day).executeTakeFirst()
  if (!closed) return (await isClosedAfter(db, day)) ? fault('DAY_MISSING', day) : 'open'
  if (closed.batches !== hashes.length || !closed.root.equals(root)) return fault('DAY_DIFFERS', day)
  const stamped =
    closed.token === null ||
    stampedDigest(closed.token, hash('sha256', dayStatement(day, hashes.length, root), 'buffer'))
  return stamped ? 'closed' : fault('TOKEN_DIFFERS', day)
}

const isClosedAfter = async (db: Kysely<Database>, day: string) =>
  (await db.selectFrom('journal_day').select('day').where('day', '>', day).limit(1).executeTakeFirst()) !== undefined

/** The first day of the interval that was closed or published, and of which no batch is left. */
export async function daysWithoutBatches(
  db: Kysely<Database>,
  { from, to, published }: Interval & { readonly published?: PublishedRoots | undefined },
  met: ReadonlySet<string>,
): Promise<JournalFault | null> {
  let closed = db.selectFrom('journal_day').select('day').orderBy('day')
  if (from !== undefined) closed = closed.where('day', '>=', from)
  if (to !== undefined) closed = closed.where('day', '<=', to)
  const empty = (await closed.execute()).find(({ day }) => !met.has(day))
  if (empty) return fault('DAY_DIFFERS', empty.day)
  const within = (day: string) => (from === undefined || day >= from) && (to === undefined || day <= to)
  const gone = [...(published?.keys() ?? [])].sort().find((day) => within(day) && !met.has(day))
  return gone === undefined ? null : fault('PUBLISHED_DAY_MISSING', gone)
}
