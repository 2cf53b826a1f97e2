import type { Kysely } from 'kysely'
import type { ItemEnd } from '../../contract/commission/words.ts'
import type { Database } from '../../db/tables.ts'

export type ItemRow = {
  readonly id: string
  readonly dossierId: string
  readonly rank: number
  readonly ended: ItemEnd | null
}

/** Everything that is or was on an agenda and was not taken off, in its order of passage. */
export const itemsOf = (db: Kysely<Database>, sessionId: string): Promise<ItemRow[]> =>
  db
    .selectFrom('session_item')
    .select(['id', 'dossier_id as dossierId', 'rank', 'ended'])
    .where('session_id', '=', sessionId)
    .where((eb) => eb.or([eb('ended', 'is', null), eb('ended', '<>', 'removed')]))
    .orderBy('rank')
    .orderBy('id')
    .execute()
