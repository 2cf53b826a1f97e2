import { Worker } from 'node:worker_threads'
import type { IntakeRefusal } from '../../../../spatial/intake/types.ts'
import { fail, type Result } from '../../../../spatial/result.ts'
import type { PlanFile, PlanFileJob } from './planFile.ts'

const SCRIPT = new URL('./worker.ts', import.meta.url)
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }
const LONGEST_MS = 60_000

/** One plan at a time: they are few and heavy, and none of them must stop the others' work. */
let last: Promise<unknown> = Promise.resolve()

/** Reads a plan's file in a thread of its own, which is ended when it takes too long or too much memory. */
export function readApart(job: PlanFileJob): Promise<Result<PlanFile, IntakeRefusal>> {
  const read = last.then(() => readOne(job))
  last = read.catch(() => undefined) // whoever asked is told; the next one goes on
  return read
}

function readOne(job: PlanFileJob): Promise<Result<PlanFile, IntakeRefusal>> {
  const worker = new Worker(SCRIPT, { workerData: job, resourceLimits: LIMITS })
  return new Promise<Result<PlanFile, IntakeRefusal>>((resolve, reject) => {
    const late = { code: 'READING_TOOK_TOO_LONG', data: { seconds: LONGEST_MS / 1000 } } as const
    const timer = setTimeout(() => resolve(fail(late)), LONGEST_MS)
    worker.once('message', (read: Result<PlanFile, IntakeRefusal>) => resolve(read))
    worker.once('error', (error) =>
      (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? resolve(fail({ code: 'READING_TOO_HEAVY' }))
        : reject(error),
    )
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the reading of a plan stopped'))
    })
  }).finally(() => worker.terminate())
}
