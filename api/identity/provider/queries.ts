import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** Whether a person signs in through the provider too. */
export async function isLinked(db: Kysely<Database>, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('federated_identity')
    .select('issuer')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found !== undefined
}
