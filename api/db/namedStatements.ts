import { createHash } from 'node:crypto'
import { AwareClient } from './databaseAway.ts'

const PREPARABLE = /^\s*(select|with|insert|update|delete)\b/i
const MOST_NAMES = 500

const names = new Map<string, string>()

/** The name of a statement, the same in every connection: a hash of its SQL. Past 500 different texts the rest goes unnamed. */
function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_NAMES || !PREPARABLE.test(text)) return known
  const name = `s${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}

/**
 * A pg client that prepares every statement with parameters under its name. Planning dominates small spatial queries:
 * unnamed, a zoning hit costs five times as much.
 */
export class NamedStatementClient extends AwareClient {
  // pg declares nine overloads of query; this one forwards them all and names only (text, values).
  // biome-ignore lint/suspicious/noExplicitAny: the overloads have no common type
  override query(...args: any[]): any {
    const [text, values] = args
    const name = typeof text === 'string' && Array.isArray(values) ? statementName(text) : undefined
    const forward = super.query.bind(this) as (...all: unknown[]) => unknown
    return name ? forward({ name, text, values }, ...args.slice(2)) : forward(...args)
  }
}
