import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PaperJob, PressMessage, Template } from './protocol.ts'
import type { ReceiptPaper } from './receiptPaper.ts'

/** What each template is given. */
type Papers = { readonly receipt: ReceiptPaper }

export type Paper<T extends Template = Template> = {
  readonly template: T
  readonly data: Papers[T]
  readonly madeAt: Date
}

/** More papers wait than can be made in good time: the caller says when to come back. */
export class PressBusy extends Error {}

const SCRIPT = fileURLToPath(new URL('./process.ts', import.meta.url))

export type PressLimits = {
  /** Processes at most. */
  readonly most: number
  readonly mostWaiting: number
  readonly seconds: number
  /** A process nobody needed for this long is let go, with its memory. */
  readonly idleMs: number
}

const LIMITS: PressLimits = { most: 2, mostWaiting: 200, seconds: 20, idleMs: 60_000 }

type Waiting = {
  readonly job: PaperJob
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: Error) => void
}

type Seat = { readonly child: ChildProcess; current: Waiting | null; timer: NodeJS.Timeout | null }

/**
 * Makes papers with Typst, in processes of its own: the compiler is native code, which no thread can be stopped in and
 * whose fall would be ours. Few processes and few who wait; one that takes too long is killed and replaced.
 */
export class PaperPress {
  private readonly limits: PressLimits
  private readonly script: string
  private readonly seats = new Set<Seat>()
  private readonly waiting: Waiting[] = []

  constructor(limits: Partial<PressLimits> = {}, script = SCRIPT) {
    this.limits = { ...LIMITS, ...limits }
    this.script = script
  }

  /**
   * One paper as PDF/A-2a. The same data and instant make the same bytes.
   * @throws PressBusy; Error when the template or its data is at fault, or the time is over
   */
  print<T extends Template>({ template, data, madeAt }: Paper<T>): Promise<Uint8Array> {
    if (this.waiting.length >= this.limits.mostWaiting) return Promise.reject(new PressBusy('too many papers wait'))
    const job = { template, data: JSON.stringify(data), madeAtS: Math.floor(madeAt.getTime() / 1000) }
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject })
      this.assign()
    })
  }

  close(): void {
    for (const seat of [...this.seats]) this.lost(seat, new Error('the press is closed'))
  }

  private assign(): void {
    if (this.waiting.length === 0) return
    const free = [...this.seats].find(({ current }) => current === null) ?? this.open()
    const next = free && this.waiting.shift()
    if (!free || !next) return
    if (free.timer) clearTimeout(free.timer)
    free.current = next
    const late = new Error(`${next.job.template} was not made within ${this.limits.seconds} s`)
    free.timer = setTimeout(() => this.lost(free, late), this.limits.seconds * 1000)
    free.child.send(next.job)
  }

  private open(): Seat | null {
    if (this.seats.size >= this.limits.most) return null
    const child = fork(this.script, {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const seat: Seat = { child, current: null, timer: null }
    this.seats.add(seat)
    // A server that has stopped must not be kept alive by an idle compiler; one that is at work has its timer.
    child.unref()
    child.channel?.unref()
    child.on('message', (message: PressMessage) => this.heard(seat, message))
    child.on('error', (error) => this.lost(seat, error))
    child.on('exit', () => this.lost(seat, new Error('the paper process stopped')))
    return seat
  }

  private heard(seat: Seat, message: PressMessage): void {
    if (message.kind === 'ready') return
    const done = release(seat)
    if (message.kind === 'done') done?.resolve(message.pdf)
    else done?.reject(new Error(`a paper could not be made: ${message.why}`))
    seat.timer = setTimeout(() => this.lost(seat, new Error('idle')), this.limits.idleMs).unref()
    this.assign()
  }

  /** Ends a process, whatever the reason, and whoever waited for it is told. */
  private lost(seat: Seat, error: Error): void {
    if (!this.seats.delete(seat)) return
    release(seat)?.reject(error)
    seat.child.kill('SIGKILL')
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
