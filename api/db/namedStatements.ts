import { createHash } from 'node:crypto'
import { AwareClient } from './databaseAway.ts'

const PREPARABLE = /^\s*(select|with|insert|update|delete)\b/i
const MOST_NAMES = 500

/** The name of a statement, the same in every connection: a hash of its SQL. */
const nameOf = (text: string) => `s${createHash('sha256').update(text).digest('hex').slice(0, 24)}`

/**
 * A pg client that prepares every statement with parameters under its name. Planning dominates small spatial queries:
 * unnamed, a zoning hit costs five times as much. Past 500 different texts in one connection the rest goes unnamed.
 */
export class NamedStatementClient extends AwareClient {
  private readonly names = new Map<string, string>()

  // pg declares nine overloads of query; this one forwards them all and names only (text, values).
  // biome-ignore lint/suspicious/noExplicitAny: the overloads have no common type
  override query(...args: any[]): any {
    const [text, values] = args
    const name = typeof text === 'string' && Array.isArray(values) ? this.nameFor(text) : undefined
    const forward = super.query.bind(this) as (...all: unknown[]) => unknown
    return name ? forward({ name, text, values }, ...args.slice(2)) : forward(...args)
  }

  private nameFor(text: string): string | undefined {
    const known = this.names.get(text)
    if (known || this.names.size >= MOST_NAMES || !PREPARABLE.test(text)) return known
    const name = nameOf(text)
    this.names.set(text, name)
    return name
  }
}
