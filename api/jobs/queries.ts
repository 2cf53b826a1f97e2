import { type Kysely, sql } from 'kysely'
import type { JobState } from '../contract/jobs.ts'
import type { Database } from '../db/tables.ts'

const PAGE = 50

export type JobRow = {
  readonly id: string
  readonly task: string
  readonly state: JobState
  readonly createdAt: Date
  readonly runAt: Date
  readonly attempts: number
  readonly maxAttempts: number
  readonly lastError: string | null
}

const COLUMNS = sql`id::text, task, state, created_at as "createdAt", run_at as "runAt", attempts,
  max_attempts as "maxAttempts", last_error as "lastError"`

type JobsAsked = { readonly state?: JobState | undefined; readonly cursor?: string | undefined }

/** A page of jobs, the newest first, and one more when another page follows; empty for whoever is no operator. */
export async function jobsAfter(db: Kysely<Database>, { state, cursor }: JobsAsked): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`select ${COLUMNS} from watch_jobs()
    where (${state ?? null}::text is null or state = ${state ?? null}) and (${cursor ?? null}::bigint is null or id < ${cursor ?? null}::bigint)
    order by watch_jobs.id desc limit ${PAGE + 1}`.execute(db)
  return rows
}

export function pageOfJobs(rows: readonly JobRow[]): { page: readonly JobRow[]; next: string | null } {
  const page = rows.slice(0, PAGE)
  return { page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null }
}

export async function jobById(db: Kysely<Database>, id: string): Promise<JobRow | null> {
  if (!/^\d{1,18}$/.test(id)) return null
  const { rows } = await sql<JobRow>`select ${COLUMNS} from watch_jobs() where id = ${id}::bigint`.execute(db)
  return rows[0] ?? null
}

export async function jobCounts(db: Kysely<Database>): Promise<Record<JobState, number>> {
  const { rows } = await sql<{ state: JobState; count: number }>`
    select state, count(*) as count from watch_jobs() group by state`.execute(db)
  return {
    waiting: 0,
    running: 0,
    retrying: 0,
    dead: 0,
    ...Object.fromEntries(rows.map((row) => [row.state, row.count])),
  }
}
