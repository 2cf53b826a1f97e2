import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { seedExampleTariffs } from '../tariffs/seed.ts'
import { demonstrationCountry } from './country.ts'
import { seedPeople } from './people/seed.ts'
import { DEMONSTRATION_SOURCE, writeParcels, writePlan, writeServitudes, writeStreetsAndCoverage } from './write.ts'

export type SeedOptions = {
  /** Draws the country again over one that is there; every report already made stays as it is. */
  readonly force?: boolean
}

/**
 * Writes the three pilot communes in one transaction, then their people and tariffs; does nothing when they are there. Territory and
 * bodies come first: a parcel names its commune, a mandate its body.
 * @returns whether the country was drawn
 */
export async function seedDemonstration(db: Kysely<Database>, { force = false }: SeedOptions = {}): Promise<boolean> {
  const written = await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('demonstration'))`.execute(transaction)
    if (await isSeeded(transaction)) {
      if (!force) return false
      await removeDemonstration(transaction)
    }
    for (const town of demonstrationCountry()) {
      await writePlan(transaction, town)
      await writeStreetsAndCoverage(transaction, town)
      await writeServitudes(transaction, town)
      await writeParcels(transaction, town)
    }
    await transaction
      .updateTable('layer_version')
      .set({ version: sql`version + 1`, changed_at: sql`now()` })
      .where('layer', 'in', ['parcels', 'zones', 'servitudes', 'streets'])
      .execute()
    return true
  })
  if (written) await analyze(db)
  await seedPeople(db)
  await seedExampleTariffs(db)
  return written
}

const isSeeded = async (db: Kysely<Database>): Promise<boolean> =>
  (await db.selectFrom('plan_version').select('id').where('source', '=', DEMONSTRATION_SOURCE).limit(1).execute())
    .length > 0

/** Plans take their versions' zones, streets and figures with them, servitudes their pieces. */
async function removeDemonstration(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom('parcel').where('source', '=', DEMONSTRATION_SOURCE).execute()
  await db.deleteFrom('servitude').where('source', '=', DEMONSTRATION_SOURCE).execute()
  await db.deleteFrom('layer_coverage').where('source', '=', DEMONSTRATION_SOURCE).execute()
  const versions = await db
    .deleteFrom('plan_version')
    .where('source', '=', DEMONSTRATION_SOURCE)
    .returning('plan_id')
    .execute()
  const plans = [...new Set(versions.map(({ plan_id }) => plan_id))]
  await db
    .deleteFrom('plan')
    .where('id', 'in', plans)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('plan_version').select('id').whereRef('plan_id', '=', 'plan.id'))),
    )
    .execute()
}

/** A fresh table without statistics makes the planner read all of it. */
async function analyze(db: Kysely<Database>): Promise<void> {
  for (const table of ['plan_perimeter', 'zone', 'street', 'servitude', 'servitude_piece', 'parcel', 'layer_coverage'])
    await sql`analyze ${sql.table(table)}`.execute(db)
}
