import type { Kysely } from 'kysely'
import type { AvisWeight } from '../../contract/avis/weights.ts'
import type { Database } from '../../db/tables.ts'

/** What a silence and an opposition are worth on a day, beside the rules of the procedures. */
export const weightsInForce = (db: Kysely<Database>, day: string): Promise<AvisWeight[]> =>
  db
    .selectFrom('avis_weight')
    .select(['about', 'procedure_code as procedure', 'body_kind as kind', 'effect', 'rule'])
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
