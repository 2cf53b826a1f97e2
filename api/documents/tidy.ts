import { sql } from 'kysely'
import type { WorkDeps } from '../deps.ts'
import { removeOlder } from './removeOlder.ts'
import { tidyUploads } from './uploads/tidyUploads.ts'

const HALF_DONE_MS = 24 * 3600 * 1000
const RESUMED_A_NIGHT = 10_000

/** Forgets uploads whose time is over and half-done work, and asks again for what no job will do any more. */
export async function tidyDocuments(work: WorkDeps): Promise<Readonly<Record<string, number>>> {
  const before = new Date(work.clock.now().getTime() - HALF_DONE_MS)
  const forgotten = await tidyUploads(work)
  await work.store.tidy(before)
  await removeOlder(`${work.config.dataFolder}/scratch`, before)
  return { ...forgotten, scans: await resume(work, 'scan'), previews: await resume(work, 'previews') }
}

const TASKS = { scan: 'document.scan', previews: 'document.preview' } as const
const KEYS = { scan: 'scan ', previews: 'preview ' } as const

/** A job given up after days is replaced by a new one; with an antivirus set up, so is scanned what came before it. */
async function resume({ db, config }: WorkDeps, what: keyof typeof TASKS): Promise<number> {
  await sql`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs
    where task_identifier = ${TASKS[what]} and attempts >= max_attempts and locked_at is null having count(*) > 0`.execute(
    db,
  )
  const waiting = what === 'scan' && config.clamd ? ['waiting', 'not_configured'] : ['waiting']
  const { rows } = await sql`
    select enqueue_job(${TASKS[what]}, json_build_object('sha256', sha256), ${KEYS[what]}::text || sha256)
    from (select sha256 from blob where ${sql.ref(what)} = any (${waiting}::text[])
      order by stored_at limit ${RESUMED_A_NIGHT}) b`.execute(db)
  return rows.length
}
