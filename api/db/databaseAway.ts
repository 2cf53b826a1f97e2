import pg from 'pg'

/** SQLSTATE classes of PostgreSQL, and codes of the system, that say the database is away or full. */
const AWAY = /^(08|53|57P0)|^E(?!RR_)[A-Z_]+$/

/**
 * The database is away: nothing was asked wrongly. One code for what pg, the system and PostgreSQL tell in their own ways
 * (SQLSTATE cannot_connect_now); the queue waits and tries again on it.
 */
export class DatabaseAway extends Error {
  readonly code = '57P03'

  constructor(cause: Error) {
    super(`the database is away: ${cause.message}`, { cause })
  }
}

/** A pg client whose errors say when the database is away: pg gives a connection that broke no code of its own. */
export class AwareClient extends pg.Client {
  private broken = false

  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.once('error', () => this.break())
    this.once('end', () => this.break())
  }

  // pg declares nine overloads of query; this one forwards them all.
  // biome-ignore lint/suspicious/noExplicitAny: the overloads have no common type
  override query(...args: any[]): any {
    const asked: unknown = (super.query as (...all: unknown[]) => unknown).apply(this, args)
    return asked instanceof Promise ? asked.catch((error: unknown) => this.tell(error)) : asked
  }

  // biome-ignore lint/suspicious/noExplicitAny: a promise, or nothing when it calls back
  override connect(...args: any[]): any {
    const [done] = args as [((error?: Error) => void)?]
    if (!done) return super.connect().catch((error: unknown) => this.tell(error))
    const told = (error?: Error) => done(error && this.told(error))
    super.connect(told as (error: Error) => void) // pg's own type forgets that it is called without any error too
  }

  private break(): void {
    this.broken = true
  }

  private tell(error: unknown): never {
    throw error instanceof Error ? this.told(error) : error
  }

  private told(error: Error): Error {
    const { code } = error as { code?: unknown }
    const away = typeof code === 'string' ? AWAY.test(code) : this.broken
    return away ? new DatabaseAway(error) : error
  }
}
