import { type Kysely, sql } from 'kysely'
import type { Database } from './tables.ts'

/**
 * Forgets files that visitors deposited to try a check and that are older than `days`.
 * @returns how many files went; their parcels go with them, reports keep their own geometry
 */
export async function purgeFilings(db: Kysely<Database>, days: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const old = transaction
      .selectFrom('filed_file')
      .select('sha256')
      .where('received_at', '<', sql<Date>`now() - make_interval(days => ${days}::integer)`)
    await transaction.deleteFrom('filed_parcel').where('sha256', 'in', old).execute()
    const gone = await transaction.deleteFrom('filed_file').where('sha256', 'in', old).executeTakeFirst()
    return Number(gone.numDeletedRows)
  })
}
