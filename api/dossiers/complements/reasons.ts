import type { Kysely } from 'kysely'
import type { About, Reason } from '../../contract/complements.ts'
import type { Database } from '../../db/tables.ts'

export type ReasonRow = {
  readonly code: string
  readonly validFrom: string
  readonly about: About
  readonly sentence: Reason['sentence']
  readonly rule: Reason['rule']
}

/** Reasons to ask something of an applicant in force on a day, in the order they are offered. */
export const reasonsInForce = (db: Kysely<Database>, day: string): Promise<ReasonRow[]> =>
  db
    .selectFrom('complement_reason')
    .select(['code', 'valid_from as validFrom', 'about', 'sentence', 'rule'])
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .orderBy('rank')
    .execute()
