import { type Kysely, sql } from 'kysely'
import { endOfDay, startOfDay } from '../clock.ts'
import type { JournalFaultCode } from '../contract/journal.ts'
import type { Database } from '../db/tables.ts'
import { fault, type JournalFault } from './faults.ts'
import type { Interval } from './readChain.ts'

/**
 * The first thing that stands beside the chain: leaves of a batch that is gone, events that wait and are gone or were
 * sealed already, events of these days without any seal.
 */
export async function strayFault(db: Kysely<Database>, interval: Interval): Promise<JournalFault | null> {
  for (const [code, question] of questions(interval)) {
    const { rows } = await question.execute(db)
    if (rows[0]) return fault(code, rows[0].id)
  }
  return null
}

type Question = readonly [JournalFaultCode, ReturnType<typeof sql<{ id: string }>>]

const questions = (interval: Interval): readonly Question[] => [
  [
    'BATCH_MISSING',
    sql`select l.batch as id from journal_leaf l
      where l.batch > (select coalesce(max(b.number), 0) from journal_batch b) order by l.batch limit 1`,
  ],
  [
    'EVENT_LOST_WAITING',
    sql`select u.event_id as id from journal_unsealed u
      where not exists (select from journal_event e where e.id = u.event_id) order by u.event_id limit 1`,
  ],
  [
    'EVENT_WAITING_AGAIN',
    sql`select u.event_id as id from journal_unsealed u
      where exists (select from journal_leaf l where l.event_id = u.event_id) order by u.event_id limit 1`,
  ],
  [
    'EVENT_WITHOUT_SEAL',
    sql`select e.id from journal_event e
      where ${duringDays(interval)}
        and not exists (select from journal_leaf l where l.event_id = e.id)
        and not exists (select from journal_unsealed u where u.event_id = e.id)
      order by e.id limit 1`,
  ],
]

/** By the instant of the event itself: whoever inserts one chooses its id, and may choose one that hides. */
const duringDays = ({ from, to }: Interval) => sql<boolean>`
  e.at >= ${from ? startOfDay(from) : '-infinity'}::timestamptz
  and e.at < ${to ? endOfDay(to) : 'infinity'}::timestamptz`
