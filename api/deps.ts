import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Day } from '../spatial/day.ts'
import type { Config } from './config.ts'
import type { Database } from './db/tables.ts'

/** Time is an argument: nothing below asks the machine what day it is. */
export type Clock = { readonly now: () => Date; readonly today: () => Day }

/** What every resource is handed. */
export type Deps = {
  readonly db: Kysely<Database>
  readonly log: Logger
  readonly config: Config
  readonly clock: Clock
}
