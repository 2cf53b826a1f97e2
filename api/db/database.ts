import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { NamedStatementClient } from './namedStatements.ts'
import type { Database } from './tables.ts'

const INT8 = 20
const DATE = 1082

/** Counts fit a double; a day stays the text PostgreSQL wrote, never an instant in somebody's time zone. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return Number
    if (oid === DATE) return String
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
}

export type DatabaseRole = 'rokhas_application' | 'rokhas_worker'

export type DatabaseOptions = {
  readonly max?: number
  /** Acts with the rights of this role and no other; absent, with those of the address's own user. */
  readonly role?: DatabaseRole
  /** A statement dies before the request that asked for it. */
  readonly statementTimeoutMs?: number
  /** `soon`: a commit does not wait for the disk, and a power cut may take the last ones away, never part of one. */
  readonly commit?: 'soon'
  /** `once`: a statement is planned once a connection, whatever its values; for work that asks the same thousands of times. */
  readonly plan?: 'once'
  /** A connection was lost, idle or between two statements; the pool replaces it. */
  readonly onLost?: (error: Error) => void
}

/**
 * Opens a pool of connections with named prepared statements.
 * @param url postgres://… ; a unix socket's folder percent-encoded as host
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    types: TYPES,
    Client: NamedStatementClient,
    statement_timeout: options.statementTimeoutMs ?? 25_000,
    application_name: 'rokhas',
    // Compiling the plan of a check takes a second, running it two milliseconds.
    options: settingsOf(options),
  })
  const { onLost = () => undefined } = options
  // The pool hears of its idle connections only: one lost in the middle of a transaction, between two statements, says
  // it here, and would end the process if nobody listened.
  pool.on('connect', (client) => client.on('error', onLost))
  pool.on('error', () => undefined)
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

const settingsOf = ({ role, commit, plan }: DatabaseOptions): string =>
  [
    '-c jit=off',
    ...(role ? [`-c role=${role}`] : []),
    ...(commit ? ['-c synchronous_commit=off'] : []),
    ...(plan ? ['-c plan_cache_mode=force_generic_plan'] : []),
  ].join(' ')
