import { hash } from 'node:crypto'
import type { WorkDeps } from '../deps.ts'
import { askTimestamp } from '../timestamps/ask.ts'
import { dayStatement } from './merkle.ts'

/** After a long outage: so many days a round. */
const MOST_DAYS = 30

type Needs = Pick<WorkDeps, 'db' | 'config' | 'clock' | 'log'>

/**
 * Asks the configured authority to timestamp the closed days that have no token yet, the oldest first; the first refusal
 * or silence is logged and ends the round, the next one tries again. @returns how many tokens were kept
 */
export async function timestampDays({ db, config, clock, log }: Needs): Promise<number> {
  const { timestamp } = config
  if (!timestamp) return 0
  const days = await db
    .selectFrom('journal_day')
    .select(['day', 'batches', 'root'])
    .where('token', 'is', null)
    .orderBy('day')
    .limit(MOST_DAYS)
    .execute()
  for (const [kept, { day, batches, root }] of days.entries()) {
    const reply = await askTimestamp(timestamp, hash('sha256', dayStatement(day, batches, root), 'buffer'))
    if (!reply.ok) {
      log.warn({ day, authority: timestamp.url, reason: reply.error }, 'the day is not timestamped yet')
      return kept
    }
    await db
      .updateTable('journal_day')
      .set({ authority: timestamp.url, token: reply.value.token, timestamped_at: reply.value.at })
      .where('day', '=', day)
      .where('token', 'is', null)
      .execute()
    log.info({ day, stampedAt: reply.value.at, askedAt: clock.now() }, 'the day is timestamped')
  }
  return days.length
}
