import { parentPort } from 'node:worker_threads'
import type { Said } from '../../apart/crew.ts'
import { measureContent } from '../preflight/measureContent.ts'
import { inspect } from './inspect.ts'
import type { FileAnswer, FileJob } from './protocol.ts'
import { renderPdf } from './renderPdf.ts'

function work(job: FileJob): Promise<FileAnswer> {
  switch (job.kind) {
    case 'inspect':
      return inspect(job)
    case 'renderPdf':
      return renderPdf(job)
    case 'measure':
      return measureContent(job)
  }
}

const say = (message: Said<FileAnswer>) => parentPort?.postMessage(message)

parentPort?.on('message', (job: FileJob) => {
  work(job).then(
    (answer) => say({ kind: 'done', answer }),
    (error: unknown) =>
      say({ kind: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
say({ kind: 'ready' })
