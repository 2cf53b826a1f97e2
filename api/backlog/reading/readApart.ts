import { Worker } from 'node:worker_threads'
import { fail } from '../../../spatial/result.ts'
import type { TableRead } from './table.ts'

const SCRIPT = new URL('./worker.ts', import.meta.url)
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
const LONGEST_MS = 60_000

/** One spreadsheet at a time: a register is brought in once, by few people, and none of them must stop the others' work. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Reads a spreadsheet in a thread of its own, which is ended when it takes too long or too much memory: the file is then
 * refused as damaged.
 */
export function readApart(bytes: Uint8Array): Promise<TableRead> {
  const read = last.then(() => readOne(bytes))
  last = read.catch(() => undefined) // whoever asked is told; the next one goes on
  return read
}

function readOne(bytes: Uint8Array): Promise<TableRead> {
  const worker = new Worker(SCRIPT, { workerData: bytes, resourceLimits: LIMITS })
  return new Promise<TableRead>((resolve, reject) => {
    const refuse = (detail: string) => resolve(fail({ why: 'TOO_LONG', detail }))
    const timer = setTimeout(() => refuse('time'), LONGEST_MS)
    worker.once('message', (read: TableRead) => resolve(read))
    worker.once('error', (error) =>
      (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('memory') : reject(error),
    )
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the reading of a spreadsheet stopped'))
    })
  }).finally(() => worker.terminate())
}
