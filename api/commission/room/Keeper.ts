import type { Board } from './Board.ts'

/** One drawing on its way to the disk. */
export type Drawing = {
  readonly board: Board
  readonly peer: number
  readonly client: number
  /** The browser's own number of it. */
  readonly nth: number
  readonly bytes: Uint8Array
  readonly at: Date
}

export type KeeperPorts = {
  /** Keeps them all, or throws and keeps none. */
  readonly keep: (drawings: readonly Drawing[]) => Promise<void>
  /** They are on disk: others may see them. */
  readonly onKept: (drawings: readonly Drawing[]) => void
  /** They could not be kept for so long that their rooms have to be given up. */
  readonly onLost: (drawings: readonly Drawing[], error: unknown) => void
}

/** One write keeps at most so many; what came meanwhile goes with the next. */
const AT_ONCE = 4000
const PAUSES_MS = [50, 200, 500, 1000, 2000, 4000]

/**
 * Writes what is drawn in all rooms, one write at a time: while one is on its way the next gathers, so that each carries more
 * the busier it gets. Nobody is shown, and nobody is told of, what is not on disk yet.
 */
export class Keeper {
  private readonly ports: KeeperPorts
  private queue: Drawing[] = []
  private writing = false
  private added = 0
  private done = 0
  private waiting: { readonly upto: number; readonly go: () => void }[] = []

  constructor(ports: KeeperPorts) {
    this.ports = ports
  }

  add(drawing: Drawing): void {
    this.queue.push(drawing)
    this.added += 1
    if (!this.writing) void this.write()
  }

  /** Resolves when everything added so far is kept, or given up. */
  settled(): Promise<void> {
    const upto = this.added
    if (this.done >= upto) return Promise.resolve()
    return new Promise((go) => this.waiting.push({ upto, go }))
  }

  private async write(): Promise<void> {
    this.writing = true
    await Promise.resolve() // frames that came with this one go with it
    while (this.queue.length > 0) {
      const drawings = this.queue.splice(0, AT_ONCE)
      const failed = await this.tryToKeep(drawings)
      if (failed) this.giveUp(drawings, failed.error)
      else this.ports.onKept(drawings)
      this.pass(drawings.length)
    }
    this.writing = false
  }

  private pass(count: number): void {
    this.done += count
    const reached = this.waiting.filter(({ upto }) => upto <= this.done)
    this.waiting = this.waiting.filter(({ upto }) => upto > this.done)
    for (const { go } of reached) go()
  }

  /** What was drawn after something lost stands on it: a board is given up whole. */
  private giveUp(drawings: readonly Drawing[], error: unknown): void {
    const boards = new Set(drawings.map(({ board }) => board))
    const left = this.queue.filter(({ board }) => !boards.has(board))
    this.pass(this.queue.length - left.length)
    this.queue = left
    this.ports.onLost(drawings, error)
  }

  /** A database that is away for seconds costs nobody their drawing. */
  private async tryToKeep(drawings: readonly Drawing[]): Promise<{ error: unknown } | null> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.ports.keep(drawings)
        return null
      } catch (error) {
        const pause = PAUSES_MS[attempt]
        if (pause === undefined) return { error }
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }
}
