import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { batchFault } from './batchFault.ts'
import { dayFault, daysWithoutBatches, type PublishedRoots } from './dayFault.ts'
import { fault, type JournalFault } from './faults.ts'
import { BEFORE_THE_FIRST } from './merkle.ts'
import { batchNumbered, type Interval, numbersOf, readChain } from './readChain.ts'
import { strayFault } from './strayFault.ts'

export type VerifyRequest = Interval & {
  /** Roots known from elsewhere: what was published cannot be rewritten here. */
  readonly published?: PublishedRoots
}

export type Verified = {
  /** Events whose seal was verified. */
  readonly sealed: number
  readonly waiting: number
  readonly batches: number
  readonly days: number
  readonly fault: JournalFault | null
}

type Tally = { sealed: number; batches: number; readonly days: Set<string>; closed: number }

/**
 * Verifies every seal of an interval of days, or of the whole journal: events, batches, their chain, the days, their
 * timestamps, and that nothing stands beside the chain. Stops at the first thing that does not hold.
 * @param db a repeatable-read transaction that may read the whole journal: what is sealed meanwhile is not seen
 */
export async function verifyJournal(db: Kysely<Database>, request: VerifyRequest = {}): Promise<Verified> {
  const tally: Tally = { sealed: 0, batches: 0, days: new Set(), closed: 0 }
  const found =
    (await chainFault(db, request, tally)) ??
    (await daysWithoutBatches(db, request, tally.days)) ??
    (await strayFault(db, request))
  const { rows } = await sql<{ waiting: number }>`select count(*) as waiting from journal_unsealed`.execute(db)
  return {
    sealed: tally.sealed,
    waiting: rows[0]?.waiting ?? 0,
    batches: tally.batches,
    days: tally.closed,
    fault: found,
  }
}

async function chainFault(db: Kysely<Database>, request: VerifyRequest, tally: Tally): Promise<JournalFault | null> {
  const numbers = await numbersOf(db, request)
  if (!numbers) return null
  let before = await batchBefore(db, numbers.first)
  if (!before) return fault('BATCH_MISSING', numbers.first - 1)
  let day = new DaySoFar('')
  for await (const whole of readChain(db, numbers)) {
    const { batch, leaves } = whole
    const found = batchFault(whole, before)
    if (found) return found
    if (batch.day !== day.day) {
      const ended = await day.end(db, request, tally)
      if (ended) return ended
      day = new DaySoFar(batch.day)
    }
    day.hashes.push(batch.hash)
    tally.batches += 1
    tally.sealed += leaves.length
    before = batch
  }
  if (before.number !== numbers.last) return fault('BATCH_MISSING', before.number + 1)
  return day.end(db, request, tally)
}

/** The batches of one day met so far: 86,400 hashes at most when one is sealed every second. */
class DaySoFar {
  readonly day: string
  readonly hashes: Buffer[] = []

  constructor(day: string) {
    this.day = day
  }

  async end(db: Kysely<Database>, request: VerifyRequest, tally: Tally): Promise<JournalFault | null> {
    if (this.day === '') return null
    tally.days.add(this.day)
    const answer = await dayFault(db, { day: this.day, hashes: this.hashes, published: request.published })
    if (answer === 'closed') tally.closed += 1
    return typeof answer === 'string' ? null : answer
  }
}

const batchBefore = async (db: Kysely<Database>, first: number) =>
  first === 1 ? { number: 0, hash: BEFORE_THE_FIRST } : batchNumbered(db, first - 1)
