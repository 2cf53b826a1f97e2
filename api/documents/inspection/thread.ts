import { parentPort } from 'node:worker_threads'
import { inspect } from './inspect.ts'
import type { FileAnswer, FileJob, ThreadMessage } from './protocol.ts'
import { renderPdf } from './renderPdf.ts'

const work = (job: FileJob): Promise<FileAnswer> => (job.kind === 'inspect' ? inspect(job) : renderPdf(job))

const say = (message: ThreadMessage) => parentPort?.postMessage(message)

parentPort?.on('message', (job: FileJob) => {
  work(job).then(
    (answer) => say({ kind: 'done', answer }),
    (error: unknown) => say({ kind: 'failed', stack: error instanceof Error ? (error.stack ?? '') : String(error) }),
  )
})
say({ kind: 'ready' })
