import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url))

const provider: MigrationProvider = {
  async getMigrations() {
    const names = readdirSync(MIGRATIONS_FOLDER).filter((name) => name.endsWith('.ts'))
    const entries = await Promise.all(
      names.map(
        async (name) => [name.replace(/\.ts$/, ''), (await import(MIGRATIONS_FOLDER + name)) as Migration] as const,
      ),
    )
    return Object.fromEntries(entries)
  },
}

/**
 * Brings the schema up to date; several processes may call it at once.
 * @returns the names of the migrations that were run, none when it was current
 * @throws the database's own error, naming the migration
 */
export async function migrateToLatest<T>(db: Kysely<T>): Promise<string[]> {
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest()
  const failed = results.find(({ status }) => status === 'Error')
  if (error) throw new Error(`migration ${failed?.migrationName ?? ''} failed`, { cause: error })
  return results.map(({ migrationName }) => migrationName)
}

/** Takes every migration back, newest first. */
export async function migrateToNothing<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider })
  for (;;) {
    const { error, results = [] } = await migrator.migrateDown()
    if (error) throw new Error(`taking back ${results[0]?.migrationName ?? 'a migration'} failed`, { cause: error })
    if (results.length === 0) return
  }
}
