import type { Kysely } from 'kysely'
import { type Logger, pino } from 'pino'
import { dayOf } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { openDatabase } from '../../db/database.ts'
import type { Database } from '../../db/tables.ts'
import type { Clock, Deps } from '../../deps.ts'
import type { BlobStore } from '../../documents/store/blobStore.ts'
import { openStore } from '../../documents/store/openStore.ts'

/** What playing lives needs: the database as its owner, who looks, and as the application, who acts. */
export type Stage = {
  /** The owner's address. */
  readonly url: string
  readonly owner: Kysely<Database>
  readonly application: Kysely<Database>
  readonly config: Config
  readonly store: BlobStore
  readonly log: Logger
}

/** How many commands of a stage are under way at once: one waits for the database while another is prepared. */
export const AT_ONCE = 3

/**
 * Opens a stage for the time of some work. A commit does not wait for the disk: what a fall takes away is played again.
 * @param url the owner's address
 */
export async function onStage<T>(url: string, config: Config, work: (stage: Stage) => Promise<T>): Promise<T> {
  const owner = openDatabase(url, { max: 3, statementTimeoutMs: 0 })
  const application = openDatabase(url, { max: AT_ONCE, role: 'rokhas_application', commit: 'soon', plan: 'once' })
  try {
    return await work({ url, owner, application, config, store: openStore(config), log: pino({ level: 'silent' }) })
  } finally {
    await Promise.all([owner.destroy(), application.destroy()])
  }
}

/** The clock of an instant that is over. */
const clockAt = (at: Date): Clock => ({ now: () => at, today: () => dayOf(at) })

/** What a command is handed when it is played at an instant. */
export const depsAt = ({ application, config, store, log }: Stage, at: Date): Deps => ({
  db: application,
  config,
  store,
  log,
  clock: clockAt(at),
})
