import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { Problem } from '../http/problem.ts'
import { type JournalContext, record } from '../journal/record.ts'
import { type JobRow, jobById } from './queries.ts'

/**
 * Puts a job that failed, or was given up, back to its first attempt, now.
 * @throws Problem NOT_FOUND, or JOB_RUNNING while it is at work
 */
export async function retryJob(
  transaction: Kysely<Database>,
  context: JournalContext & { readonly mandateId: string | null },
  id: string,
): Promise<JobRow> {
  const job = await jobById(transaction, id)
  if (!job) throw new Problem('NOT_FOUND')
  if (job.state === 'running') throw new Problem('JOB_RUNNING')
  await sql`select retry_job(${id}::bigint, ${context.at}::timestamptz)`.execute(transaction)
  const { mandateId } = context
  await record(transaction, context, {
    action: 'job.retry',
    subject: { kind: 'job', id },
    mandateId,
    detail: { task: job.task, attempts: job.attempts },
  })
  return (await jobById(transaction, id)) ?? job
}
