/** What works apart from the server, in a thread or a process of its own. */
export type Hand<Job> = { readonly give: (job: Job) => void; readonly end: () => void }

/** What a hand says: that it is ready for its first job, then once for each job. */
export type Said<Answer> =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'done'; readonly answer: Answer } & Worn)
  /** A fault of ours, in its own words. */
  | ({ readonly kind: 'failed'; readonly why: string } & Worn)

/** A worn hand takes no other job: one opened in its place does. */
type Worn = { readonly worn?: boolean }

export type CrewOptions<Job, Answer> = {
  /** Hands at most. */
  readonly most: number
  /** A hand that nobody needed for this long is let go, with its memory. */
  readonly idleMs: number
  /** What whoever asked is told when a job takes too long. */
  readonly late: (job: Job, seconds: number) => Error
  /** What failed, before its own words. */
  readonly failed: string
  /** Starts a hand: what it says and that it is gone are told back. */
  readonly open: (hear: (said: Said<Answer>) => void, lost: (error: Error) => void) => Hand<Job>
}

type Waiting<Job, Answer> = {
  readonly job: Job
  readonly seconds: number
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

type Seat<Job, Answer> = { hand: Hand<Job> | null; current: Waiting<Job, Answer> | null; timer: NodeJS.Timeout | null }

/** A few hands and whoever waits for one: a job that takes too long ends its hand, a fallen one is replaced, the server goes on. */
export class Crew<Job, Answer> {
  private readonly options: CrewOptions<Job, Answer>
  private readonly seats = new Set<Seat<Job, Answer>>()
  private readonly queue: Waiting<Job, Answer>[] = []
  private closed = false

  constructor(options: CrewOptions<Job, Answer>) {
    this.options = options
  }

  /** Jobs that no hand has taken yet. */
  get waiting(): number {
    return this.queue.length
  }

  /** @throws what `late` makes after so many seconds of work; Error for a fault of ours */
  run(job: Job, seconds: number): Promise<Answer> {
    if (this.closed) return Promise.reject(new Error('closed'))
    return new Promise((resolve, reject) => {
      this.queue.push({ job, seconds, resolve, reject })
      this.assign()
    })
  }

  /** Ends every hand; whoever waited for one is told. */
  close(): void {
    this.closed = true
    const closed = new Error('closed')
    for (const { reject } of this.queue.splice(0)) reject(closed)
    for (const seat of [...this.seats]) this.lost(seat, closed)
  }

  private assign(): void {
    if (this.queue.length === 0) return
    const free = [...this.seats].find(({ current }) => current === null) ?? this.opened()
    const next = free && this.queue.shift()
    if (!free || !next) return
    release(free)
    free.current = next
    free.timer = setTimeout(() => this.lost(free, this.options.late(next.job, next.seconds)), next.seconds * 1000)
    free.hand?.give(next.job)
  }

  /** A hand that cannot even start would be opened for ever: whoever waits for it is told. */
  private opened(): Seat<Job, Answer> | null {
    try {
      return this.seat()
    } catch (error) {
      for (const { reject } of this.queue.splice(0)) reject(error instanceof Error ? error : new Error(String(error)))
      return null
    }
  }

  private seat(): Seat<Job, Answer> | null {
    if (this.seats.size >= this.options.most) return null
    const seat: Seat<Job, Answer> = { hand: null, current: null, timer: null }
    seat.hand = this.options.open(
      (said) => this.heard(seat, said),
      (error) => this.lost(seat, error),
    )
    this.seats.add(seat)
    return seat
  }

  private heard(seat: Seat<Job, Answer>, said: Said<Answer>): void {
    if (said.kind === 'ready') return
    const done = release(seat)
    if (said.kind === 'done') done?.resolve(said.answer)
    else done?.reject(new Error(`${this.options.failed}: ${said.why}`))
    if (said.worn) this.lost(seat, new Error('worn'))
    else seat.timer = setTimeout(() => this.lost(seat, new Error('idle')), this.options.idleMs).unref()
    this.assign()
  }

  private lost(seat: Seat<Job, Answer>, error: Error): void {
    if (!this.seats.delete(seat)) return
    release(seat)?.reject(error)
    seat.hand?.end()
    this.assign()
  }
}

function release<Job, Answer>(seat: Seat<Job, Answer>): Waiting<Job, Answer> | null {
  const { current, timer } = seat
  if (timer) clearTimeout(timer)
  seat.current = null
  seat.timer = null
  return current
}
