import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { type Cluster, startCluster } from '../../api/db/cluster.ts'
import { openDatabase } from '../../api/db/database.ts'
import { migrateToLatest } from '../../api/db/migrate.ts'
import type { Database } from '../../api/db/tables.ts'
import { prepareQueue } from '../../api/jobs/prepareQueue.ts'
import { createDatabase } from '../../api/setup/createDatabase.ts'
import { ensurePostgres } from '../../api/setup/system.ts'
import { seedCopyRules } from '../../seeds/acts/seed.ts'
import { seedAvis } from '../../seeds/avis/seed.ts'
import { seedBoard } from '../../seeds/board/seed.ts'
import { seedBodies } from '../../seeds/bodies/seed.ts'
import { seedQuorumRules } from '../../seeds/commission/seed.ts'
import { seedComplementReasons } from '../../seeds/complements/seed.ts'
import { seedKeyQuotas } from '../../seeds/keys/seed.ts'
import { seedProcedures } from '../../seeds/procedures/seed.ts'
import { seedTariffs } from '../../seeds/tariffs/seed.ts'
import { seedTerritory } from '../../seeds/territory/seed.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

function* filesUnder(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) return yield path
  for (const name of readdirSync(path).sort()) yield* filesUnder(`${path}/${name}`)
}

/** A template is made again whenever what fills it changes. */
export function sourcesKey(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of filesUnder(ROOT + source)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

export const databaseUrl = (maintenanceUrl: string, name: string) => maintenanceUrl.replace(/\/postgres$/, `/${name}`)

/** The private test cluster, or the server named by `DATABASE_URL`. */
async function openCluster(): Promise<Cluster> {
  const own = process.env.DATABASE_URL
  if (!own) return startCluster('test', ensurePostgres().binaries, { passing: true })
  return { url: (database) => own.replace(/\/[^/?]*(\?|$)/, `/${database}$1`), stop: async () => undefined }
}

/** Starts (or joins) the test cluster and makes the migrated template, territory in it. */
export async function testTemplate(): Promise<{ cluster: Cluster; territory: string }> {
  const cluster = await openCluster()
  return { cluster, territory: await territoryTemplate(cluster.url('postgres')) }
}

/** Makes the migrated template of a cluster: territory and what is configured by law. @returns its name */
export async function territoryTemplate(maintenanceUrl: string): Promise<string> {
  const name = `template_territory_${sourcesKey(['migrations', 'seeds/territory', 'seeds/bodies', 'seeds/board', 'seeds/procedures', 'seeds/complements', 'seeds/commission', 'seeds/keys', 'seeds/acts', 'seeds/tariffs', 'api/contract/fees', 'api/db', 'api/jobs/prepareQueue.ts', 'spatial/territory'])}`
  await makeTemplate(maintenanceUrl, { name }, async (db, url) => {
    await migrateToLatest(db)
    await prepareQueue(url)
    await seedTerritory(db)
    await seedBodies(db)
    await seedProcedures(db)
    await seedComplementReasons(db)
    await seedQuorumRules(db)
    await seedKeyQuotas(db)
    await seedTariffs(db)
    await seedAvis(db)
    await seedBoard(db)
    await seedCopyRules(db)
  })
  return name
}

/** Fills under another name and renames at the end: a half-made template is never cloned. */
export async function makeTemplate(
  maintenanceUrl: string,
  { name, from }: { readonly name: string; readonly from?: string },
  fill: (db: Kysely<Database>, url: string) => Promise<unknown>,
): Promise<void> {
  const admin = openDatabase(maintenanceUrl, { max: 1, statementTimeoutMs: 0 })
  try {
    await admin.connection().execute(async (one) => {
      await sql`select pg_advisory_lock(hashtext(${name}))`.execute(one)
      const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(one)
      if (rows.length > 0) return
      const making = `${name}_making`
      await sql`drop database if exists ${sql.id(making)} with (force)`.execute(one)
      await createDatabase(maintenanceUrl, making, from)
      const url = databaseUrl(maintenanceUrl, making)
      const db = openDatabase(url, { max: 4, statementTimeoutMs: 0 })
      await fill(db, url).finally(() => db.destroy())
      await sql`alter database ${sql.id(making)} rename to ${sql.id(name)}`.execute(one)
    })
  } finally {
    await admin.destroy()
  }
}
