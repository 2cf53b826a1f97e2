import { Worker } from 'node:worker_threads'
import { Crew, type CrewOptions } from '../../apart/crew.ts'
import type { Measures } from '../../contract/preflight/measures.ts'
import type { FileAnswer, FileJob, Inspection, Rendered } from './protocol.ts'

const SCRIPT = new URL('./thread.ts', import.meta.url)
const HEAP_MB = 256
const IDLE_MS = 20_000

/** The file took longer than it may: the caller says so to the person. */
export class TookTooLong extends Error {
  readonly seconds: number

  constructor(seconds: number) {
    super(`a file was not read within ${seconds} s`)
    this.seconds = seconds
  }
}

/** Threads in which strangers' files are opened: few, since each may hold a whole PDF; who comes later waits. */
export class FileThreads {
  private readonly crew: Crew<FileJob, FileAnswer>

  constructor(most = 2) {
    const late = (_: FileJob, seconds: number) => new TookTooLong(seconds)
    this.crew = new Crew({ most, idleMs: IDLE_MS, late, failed: 'a file thread failed', open: openThread })
  }

  /** @throws TookTooLong, or Error for a fault of ours */
  inspect(job: Extract<FileJob, { kind: 'inspect' }>, seconds: number): Promise<Inspection> {
    return this.crew.run(job, seconds) as Promise<Inspection> // the thread answers in the kind it was asked
  }

  /** @throws TookTooLong, or Error when the engine cannot draw the page */
  renderPdf(job: Extract<FileJob, { kind: 'renderPdf' }>, seconds: number): Promise<Rendered> {
    return this.crew.run(job, seconds) as Promise<Rendered>
  }

  /** @throws TookTooLong, or Error for a fault of ours */
  measure(job: Extract<FileJob, { kind: 'measure' }>, seconds: number): Promise<Measures> {
    return this.crew.run(job, seconds) as Promise<Measures>
  }

  close(): void {
    this.crew.close()
  }
}

const openThread: CrewOptions<FileJob, FileAnswer>['open'] = (hear, lost) => {
  const worker = new Worker(SCRIPT, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } })
  worker.unref() // a server that has stopped must not be kept alive by an idle thread
  worker.on('message', hear)
  worker.on('error', lost)
  worker.on('exit', () => lost(new Error('a file thread stopped')))
  const end = () => void worker.terminate().catch(() => undefined) // it is no longer one of ours
  return { give: (job) => worker.postMessage(job), end }
}
