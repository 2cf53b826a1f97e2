import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Day } from '../spatial/day.ts'
import type { Config } from './config.ts'
import type { Database } from './db/tables.ts'
import type { BlobStore } from './documents/store/blobStore.ts'

/** Time is an argument: nothing below asks the machine what day it is. */
export type Clock = { readonly now: () => Date; readonly today: () => Day }

/** What every resource is handed. */
export type Deps = {
  /** With the rights of `rokhas_application`: it owns nothing and row-level security is upon it. */
  readonly db: Kysely<Database>
  readonly log: Logger
  readonly config: Config
  readonly clock: Clock
  readonly store: BlobStore
}

/** What work in the background is handed: jobs, the sealing of the journal. */
export type WorkDeps = Omit<Deps, 'db'> & {
  /** With the rights of `rokhas_worker`. */
  readonly db: Kysely<Database>
}
