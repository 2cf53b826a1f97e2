import { Worker } from 'node:worker_threads'
import type { Measures } from '../../contract/preflight/measures.ts'
import type { FileAnswer, FileJob, Inspection, Rendered, ThreadMessage } from './protocol.ts'

const SCRIPT = new URL('./thread.ts', import.meta.url)
const HEAP_MB = 256
/** A thread nobody needed for this long is let go, with its engine's memory. */
const IDLE_MS = 20_000

/** The file took longer than it may: the caller says so to the person. */
export class TookTooLong extends Error {
  readonly seconds: number

  constructor(seconds: number) {
    super(`a file was not read within ${seconds} s`)
    this.seconds = seconds
  }
}

type Waiting = {
  readonly job: FileJob
  readonly seconds: number
  readonly resolve: (answer: FileAnswer) => void
  readonly reject: (error: Error) => void
}

type Seat = { readonly worker: Worker; current: Waiting | null; timer: NodeJS.Timeout | null }

/**
 * Threads in which strangers' files are opened: one that takes too long or falls is replaced, the server goes on. Few,
 * since each may hold a whole PDF; who comes later waits.
 */
export class FileThreads {
  private readonly most: number
  private readonly seats = new Set<Seat>()
  private readonly waiting: Waiting[] = []

  constructor(most = 2) {
    this.most = most
  }

  /** @throws TookTooLong, or Error for a fault of ours */
  inspect(job: Extract<FileJob, { kind: 'inspect' }>, seconds: number): Promise<Inspection> {
    return this.run(job, seconds) as Promise<Inspection> // the thread answers in the kind it was asked
  }

  /** @throws TookTooLong, or Error when the engine cannot draw the page */
  renderPdf(job: Extract<FileJob, { kind: 'renderPdf' }>, seconds: number): Promise<Rendered> {
    return this.run(job, seconds) as Promise<Rendered>
  }

  /** @throws TookTooLong, or Error for a fault of ours */
  measure(job: Extract<FileJob, { kind: 'measure' }>, seconds: number): Promise<Measures> {
    return this.run(job, seconds) as Promise<Measures>
  }

  async close(): Promise<void> {
    await Promise.all([...this.seats].map(({ worker }) => worker.terminate()))
  }

  private run(job: FileJob, seconds: number): Promise<FileAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, seconds, resolve, reject })
      this.assign()
    })
  }

  private assign(): void {
    if (this.waiting.length === 0) return
    const free = [...this.seats].find(({ current }) => current === null) ?? this.open()
    const next = free && this.waiting.shift()
    if (!free || !next) return
    if (free.timer) clearTimeout(free.timer)
    free.current = next
    free.timer = setTimeout(() => this.lost(free, new TookTooLong(next.seconds)), next.seconds * 1000)
    free.worker.postMessage(next.job)
  }

  private open(): Seat | null {
    if (this.seats.size >= this.most) return null
    const worker = new Worker(SCRIPT, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } })
    const seat: Seat = { worker, current: null, timer: null }
    this.seats.add(seat)
    worker.unref() // a server that has stopped must not be kept alive by an idle thread
    worker.on('message', (message: ThreadMessage) => this.heard(seat, message))
    worker.on('error', (error) => this.lost(seat, error))
    worker.on('exit', () => this.lost(seat, new Error('a file thread stopped')))
    return seat
  }

  private heard(seat: Seat, message: ThreadMessage): void {
    if (message.kind === 'ready') return
    const done = release(seat)
    if (message.kind === 'done') done?.resolve(message.answer)
    else done?.reject(new Error(`a file thread failed: ${message.stack}`))
    seat.timer = setTimeout(() => this.lost(seat, new Error('idle')), IDLE_MS).unref()
    this.assign()
  }

  /** Ends a thread, whatever the reason, and whoever waited for it is told. */
  private lost(seat: Seat, error: Error): void {
    if (!this.seats.delete(seat)) return
    release(seat)?.reject(error)
    seat.worker.terminate().catch(() => undefined) // it is no longer one of ours
    this.assign()
  }
}

function release(seat: Seat): Waiting | null {
  const { current, timer } = seat
  if (timer) clearTimeout(timer)
  seat.current = null
  seat.timer = null
  return current
}
