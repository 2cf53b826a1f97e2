import { type ParsedCronItem, parseCronItems } from 'graphile-worker'
import type { JobPayloads } from './tasks.ts'

type Hour = { readonly task: keyof JobPayloads; readonly match: string }

/**
 * Minutes and hours in UTC, with which Morocco is level or one hour ahead, by decree and by season: what is heavy runs
 * between one and four in the morning either way.
 */
const HOURS: readonly Hour[] = [
  { task: 'message.resume', match: '*/5 * * * *' },
  { task: 'bounces.read', match: '*/10 * * * *' },
  // For a recount whose job was given up: nothing waits on any other day.
  { task: 'deadlines.recount', match: '*/10 * * * *' },
  { task: 'acts.stamp', match: '*/5 * * * *' },
  { task: 'acts.evidence', match: '*/15 * * * *' },
  // A day that begins may be the one an announced commune changes on; dossiers it waited for are freed by day.
  { task: 'territory.apply', match: '5 * * * *' },
  // Before the offices open.
  { task: 'deadlines.warn', match: '30 5 * * *' },
  { task: 'keys.warn', match: '40 5 * * *' },
  // Every day, for a Monday that was missed: whoever was told this week is not told again.
  { task: 'board.week', match: '50 5 * * *' },
  { task: 'house.tidy', match: '10 1 * * *' },
  { task: 'privacy.retain', match: '40 1 * * *' },
  { task: 'documents.check', match: '10 2 * * *' },
  // Quarters move slowly: once a week, on Mondays.
  { task: 'forecasts.check', match: '40 2 * * 1' },
]

const DAY_MS = 86_400_000

/** A night missed while the house was stopped is caught up at the next start. */
export const schedule = (known: (task: keyof JobPayloads) => boolean): ParsedCronItem[] =>
  parseCronItems(
    HOURS.filter(({ task }) => known(task)).map(({ task, match }) => ({
      task,
      match,
      options: { jobKey: `clock:${task}`, backfillPeriod: match.startsWith('*/') ? 0 : DAY_MS },
    })),
  )
