import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { fail } from '../../../spatial/result.ts'
import type { Outcome, ReadingJob, WorkerMessage } from './protocol.ts'

const SCRIPT = new URL('./worker.ts', import.meta.url)

export type PoolOptions = {
  readonly workers?: number
  /** Processor time a file may take; on a machine busy with other things it may last up to three times as long. */
  readonly timeLimitMs?: number
  readonly heapMb?: number
  /** Files that may wait, and the bytes they may hold meanwhile. */
  readonly mostWaiting?: number
  readonly mostWaitingBytes?: number
  /** A worker that nobody needed for this long is let go, with its memory. */
  readonly idleMs?: number
}

const DEFAULTS = {
  workers: Math.min(4, Math.max(2, availableParallelism() - 1)),
  timeLimitMs: 5_000,
  heapMb: 192,
  mostWaiting: 64,
  mostWaitingBytes: 256 * 1024 * 1024,
  idleMs: 60_000,
} as const satisfies PoolOptions

/** A file this close (ms) to its limit has reached it. */
const SHORTEST_WAIT_MS = 50

/** A thread that wrote this much (characters) holds some 200 MB: it is let go before its answer is stored. */
const HEAVY_TEXT = 4_000_000

/** The waiting room is full: the caller answers 503. */
export class PoolBusy extends Error {}

type Waiting = {
  readonly job: ReadingJob
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: Error) => void
}

type Seat = { readonly worker: Worker; ready: boolean; current: Waiting | null; timer: NodeJS.Timeout | null }

/**
 * Threads that read what strangers deposit, each with a heap of its own. One that takes too long or too much memory is
 * killed and replaced, and its file is refused; the server goes on meanwhile.
 */
export class ReadingPool {
  private readonly options: Required<PoolOptions>
  private readonly seats = new Set<Seat>()
  private readonly waiting: Waiting[] = []

  constructor(options: PoolOptions = {}) {
    this.options = { ...DEFAULTS, ...options }
  }

  /**
   * @returns the parcels or the refusal of the file
   * @throws PoolBusy when too much is waiting; Error for a fault of ours
   */
  read(job: ReadingJob): Promise<Outcome> {
    if (this.isFull(job)) return Promise.reject(new PoolBusy('too many files are waiting to be read'))
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject })
      this.assign()
    })
  }

  async close(): Promise<void> {
    await Promise.all([...this.seats].map(({ worker }) => worker.terminate()))
  }

  private isFull(job: ReadingJob): boolean {
    const { mostWaiting, mostWaitingBytes } = this.options
    const held = this.waiting.reduce((sum, waiting) => sum + weight(waiting.job), 0)
    return this.waiting.length >= mostWaiting || (this.waiting.length > 0 && held + weight(job) > mostWaitingBytes)
  }

  private assign(): void {
    const free = [...this.seats].find(({ ready, current }) => ready && !current)
    const starting = [...this.seats].filter(({ ready }) => !ready).length
    const next = free && this.waiting.shift()
    if (free && next) this.start(free, next)
    else if (this.waiting.length > starting && this.seats.size < this.options.workers) this.open()
  }

  private open(): void {
    const { heapMb } = this.options
    const limits = { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }
    const seat: Seat = {
      worker: new Worker(SCRIPT, { resourceLimits: limits }),
      ready: false,
      current: null,
      timer: null,
    }
    this.seats.add(seat)
    seat.worker.unref() // a server that has stopped must not be kept alive by an idle reader
    seat.worker.on('message', (message: WorkerMessage) => this.heard(seat, message))
    seat.worker.on('error', (error) => this.lost(seat, error))
    seat.worker.on('exit', () => this.lost(seat, new Error('the reading worker stopped')))
  }

  private start(seat: Seat, waiting: Waiting): void {
    const { timeLimitMs } = this.options
    if (seat.timer) clearTimeout(seat.timer)
    seat.current = waiting
    const before = processorTime(seat.worker)
    const started = performance.now()
    const judge = async () => {
      const spentMs = (await processorTime(seat.worker)) - (await before)
      if (seat.current !== waiting) return
      const leftMs = timeLimitMs - spentMs
      if (leftMs > SHORTEST_WAIT_MS && performance.now() - started < 3 * timeLimitMs)
        seat.timer = setTimeout(judge, leftMs)
      else this.giveUp(seat)
    }
    seat.timer = setTimeout(judge, timeLimitMs)
    seat.worker.postMessage(waiting.job)
  }

  private giveUp(seat: Seat): void {
    const data = { seconds: this.options.timeLimitMs / 1000 }
    this.finish(seat)?.resolve(fail({ code: 'READING_TOOK_TOO_LONG', data }))
    this.dismiss(seat)
  }

  private heard(seat: Seat, message: WorkerMessage): void {
    seat.ready = true
    const done = this.finish(seat)
    if (message.kind === 'read') done?.resolve(message.outcome)
    if (message.kind === 'crashed') done?.reject(new Error(`reading failed: ${message.stack}`))
    const isSpent = message.kind === 'read' && isHeavy(message.outcome)
    if (isSpent) this.dismiss(seat)
    else seat.timer = setTimeout(() => this.dismiss(seat), this.options.idleMs).unref()
    this.assign()
  }

  private lost(seat: Seat, error: Error): void {
    if (!this.seats.delete(seat)) return
    const done = this.finish(seat)
    const isHeap = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    if (isHeap) done?.resolve(fail({ code: 'READING_TOO_HEAVY' }))
    else done?.reject(error)
    // A worker that can't even start would be opened for ever: whoever waits for it is told.
    if (!seat.ready) for (const waiting of this.waiting.splice(0)) waiting.reject(error)
    this.assign()
  }

  private finish(seat: Seat): Waiting | null {
    const { current, timer } = seat
    if (timer) clearTimeout(timer)
    seat.current = null
    seat.timer = null
    return current
  }

  private dismiss(seat: Seat): void {
    this.seats.delete(seat)
    seat.worker.terminate().catch(() => undefined) // it is no longer one of ours
    this.assign()
  }
}

/** Processor time of a thread in milliseconds; endless for one that has gone, so that nobody waits for it. */
async function processorTime(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1000
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

const isHeavy = (outcome: Outcome) =>
  outcome.ok &&
  outcome.value.parcels.reduce((sum, { wgs84, legal, filed }) => sum + wgs84.length + legal.length + filed.length, 0) >
    HEAVY_TEXT

function weight({ source }: ReadingJob): number {
  if (source.kind === 'file') return source.bytes.length
  return source.kind === 'table' ? source.text.length * 2 : source.bornes.length * 64
}
