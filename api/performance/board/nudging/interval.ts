import type { Kysely } from 'kysely'
import type { Rule } from '../../../contract/procedures/definition.ts'
import type { Database } from '../../../db/tables.ts'

export type NudgeInterval = { readonly workingDays: number; readonly rule: Rule }

/** How long one waits on a day before the same reminder may be sent again; null when nothing is in force. */
export async function intervalOn(db: Kysely<Database>, day: string): Promise<NudgeInterval | null> {
  const row = await db
    .selectFrom('nudge_interval')
    .select(['working_days as workingDays', 'rule'])
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  return row ?? null
}
