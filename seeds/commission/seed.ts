import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { QUORUM_RULES } from './quorum.ts'

/** Writes how many bodies make a session. Safe to run again: a rule that is there stays as it was. */
export async function seedQuorumRules(db: Kysely<Database>): Promise<void> {
  const given = QUORUM_RULES.map(({ validFrom, validTo, ...rest }) => ({
    ...rest,
    valid_from: validFrom,
    valid_to: validTo,
  }))
  await sql`
    insert into quorum_rule (valid_from, valid_to, least, rule)
    select r.valid_from, r.valid_to, r.least, r.rule
    from json_to_recordset(${JSON.stringify(given)}::json) as r(valid_from date, valid_to date, least text, rule jsonb)
    on conflict (valid_from) do nothing`.execute(db)
}
