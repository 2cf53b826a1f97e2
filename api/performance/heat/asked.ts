import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { HeatKind, SoonDays } from '../../contract/performance/heat.ts'
import type { Database } from '../../db/tables.ts'
import { calendarNow } from '../../deadlines/queries.ts'
import { workingDayAfter } from '../board/horizons.ts'

/** What is asked about, on which day: late the day before, or with a last day from today to `until`, both included. */
export type Asked = {
  readonly what: HeatKind
  readonly within: SoonDays
  readonly today: Day
  readonly until: Day
}

/** The last day of what is near, by the working days of the legal calendar. */
export const soonUntil = async (db: Kysely<Database>, today: Day, within: SoonDays): Promise<Day> =>
  workingDayAfter(today, within, await calendarNow(db))

/** What a last day answers to be of one kind or the other. */
export const isOf = (what: HeatKind, due: RawBuilder<unknown>, { today, until }: Asked): RawBuilder<boolean> =>
  what === 'late' ? sql`${due} < ${today}::date` : sql`${due} between ${today}::date and ${until}::date`
