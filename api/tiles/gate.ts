/** Lets a few through at once and a queue of some length wait; turns the rest away at the door. */
export class Gate {
  readonly #most: number
  readonly #longestQueue: number
  #running = 0
  readonly #waiting: (() => void)[] = []

  constructor(most: number, longestQueue: number) {
    this.#most = most
    this.#longestQueue = longestQueue
  }

  get isFull(): boolean {
    return this.#running >= this.#most && this.#waiting.length >= this.#longestQueue
  }

  /** Runs the work in its turn. The caller asks `isFull` first and refuses instead. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#running += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}
