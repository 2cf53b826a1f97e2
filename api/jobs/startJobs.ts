import { EventEmitter } from 'node:events'
import { Logger, type LogLevel, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Logger as PinoLogger } from 'pino'
import type { DatabaseAddress } from '../db/doors.ts'
import type { WorkDeps } from '../deps.ts'
import { bePresent, forgetPool, registerPool, takeUpAbandoned } from './presence.ts'
import { openQueuePool } from './queuePool.ts'
import { schedule } from './schedule.ts'
import { taskList } from './taskList.ts'
import type { JobPayloads, Tasks } from './tasks.ts'

/** Jobs at work at the same time in one process; the queue's pool holds one connection more, which listens. */
const AT_ONCE = 4
const POLL_MS = 2_000
const ABANDONED_MS = 60_000

export type Jobs = { readonly stop: () => Promise<void> }

/**
 * Runs the house's jobs in this process, as `rokhas_worker`, until it is stopped: jobs under way are let finish. Several
 * processes may share the queue. A job runs at least once: a process that dies in the middle of one leaves it to another.
 */
export async function startJobs(work: WorkDeps, address: DatabaseAddress): Promise<Jobs> {
  const onLost = (error: Error) => work.log.warn({ err: error }, 'connection of the queue lost')
  const presence = await bePresent(address, onLost)
  const pool = openQueuePool(address, AT_ONCE + 2, onLost)
  const tasks = taskList(work)
  const lost = (error: unknown) => work.log.error({ err: error }, 'taking jobs up failed')
  const takeUp = () => takeUpAbandoned(work.db).catch(lost)
  await takeUp()
  const events = watched(work.log)
  // The queue locks jobs in the name of the pool that runs them.
  const named = new Promise<string>((resolve) => events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)))
  const runner = await run({
    pgPool: pool,
    taskList: asGraphile(tasks),
    parsedCronItems: schedule((task) => task in tasks),
    concurrency: AT_ONCE,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: new Logger((scope) => (level, message) => logLine(work.log, level, `${message} ${scope.label ?? ''}`)),
    events,
  })
  const name = await named
  const sayName = () => registerPool(work.db, name, presence.runner, work.clock.now())
  await sayName()
  await runner.addJob('message.resume', {}, { jobKey: 'clock:message.resume' }) // what waited while nobody worked
  const watch = setInterval(() => sayName().then(takeUp, lost), ABANDONED_MS).unref()
  const stop = async () => {
    clearInterval(watch)
    await runner.stop()
    await forgetPool(work.db, presence.runner)
    await presence.leave()
    await pool.end()
  }
  return { stop }
}

/** The queue hands a payload back as it was given: each task's own. */
const asGraphile = (tasks: Tasks): TaskList =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => (task as Run)(payload as Payload)]),
  )
type Payload = JobPayloads[keyof JobPayloads]
type Run = (payload: Payload) => Promise<void>

function watched(log: PinoLogger): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  events.on('job:error', ({ job, error }) => {
    log.warn({ err: error, job: job.id, task: job.task_identifier, attempt: job.attempts }, 'job failed')
  })
  events.on('job:failed', ({ job }) => {
    log.error({ job: job.id, task: job.task_identifier }, 'job given up after its last attempt')
  })
  return events
}

/** The queue's own lines: its debugging and its news stay out of our log; what a job threw is logged above. */
function logLine(log: PinoLogger, level: LogLevel, message: string): void {
  if (level === 'error') log.error(message)
  else if (level === 'warning') log.warn(message)
  else log.debug(message)
}
