import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { WorkDeps } from '../deps.ts'
import { batchLeaves, merkleRoot } from './merkle.ts'
import { lockChain } from './seal.ts'

type Needs = Pick<WorkDeps, 'db' | 'clock'>

/** Closes every day that is over, the oldest first, each once. @returns the days closed now */
export async function closeDays(deps: Needs): Promise<readonly string[]> {
  const closed: string[] = []
  for (;;) {
    const day = await closeNext(deps)
    if (day === null) return closed
    closed.push(day)
  }
}

const closeNext = ({ db, clock }: Needs): Promise<string | null> =>
  db.transaction().execute(async (transaction) => {
    await lockChain(transaction)
    const day = await nextToClose(transaction, clock.today())
    if (day !== null) await closeDay(transaction, day, clock.now())
    return day
  })

async function nextToClose(transaction: Kysely<Database>, today: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select min(b.day) as day from journal_batch b
    where b.day < ${today}::date and b.day > coalesce((select max(d.day) from journal_day d), '-infinity')`.execute(
    transaction,
  )
  return rows[0]?.day ?? null
}

/** A day without any event has no batch and is not closed: nothing happened that could be denied. */
async function closeDay(transaction: Kysely<Database>, day: string, at: Date): Promise<void> {
  const batches = await transaction
    .selectFrom('journal_batch')
    .select('hash')
    .where('day', '=', day)
    .orderBy('number')
    .execute()
  const root = merkleRoot(batchLeaves(batches.map(({ hash }) => hash)))
  await transaction.insertInto('journal_day').values({ day, batches: batches.length, root, closed_at: at }).execute()
}
