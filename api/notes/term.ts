import type { Kysely } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import type { Term } from '../contract/deadlines.ts'
import type { Database } from '../db/tables.ts'
import { countTerm } from '../deadlines/counting/countTerm.ts'
import { calendarNow, outagesNow } from '../deadlines/queries.ts'

/** Two working days (RGC 2013, art. 7); the day of asking does not count. */
const TERM: Term = { length: 2, unit: 'working' }

/** Last day to answer a note asked for that day. Where an outage has no end yet it is not known. */
export async function lastDayToAnswer(db: Kysely<Database>, from: Day): Promise<Day | null> {
  const [calendar, stops] = [await calendarNow(db), await outagesNow(db)]
  return countTerm(from, TERM, { calendar, stops }).due
}
