import type { WorkDeps } from '../deps.ts'
import { dayStatement } from './merkle.ts'
import { newRequest, type Reply, readReply, requestBytes } from './timestampToken.ts'

const PATIENCE_MS = 10_000
const MOST_BYTES = 256 * 1024
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
    const reply = await ask(timestamp, dayStatement(day, batches, root))
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

async function ask({ url, policy }: { readonly url: string; readonly policy: string | null }, text: string) {
  const asked = newRequest(text, policy)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
      body: requestBytes(asked),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!response.ok) return unanswered(`HTTP status ${response.status}`)
    const bytes = await response.bytes()
    return bytes.length > MOST_BYTES ? unanswered(`${bytes.length} bytes are no token`) : readReply(bytes, asked)
  } catch (error) {
    // Down, unreachable or too slow: whatever it is, it is told in the log and asked again.
    return unanswered(error instanceof Error ? `${error.message} ${String(error.cause ?? '')}`.trim() : String(error))
  }
}

const unanswered = (error: string): Reply => ({ ok: false, error })
