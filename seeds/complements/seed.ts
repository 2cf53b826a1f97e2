import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { REASONS } from './reasons.ts'

/** Writes the reasons to ask something of an applicant. Safe to run again: a reason that is there stays as it was. */
export async function seedComplementReasons(db: Kysely<Database>): Promise<void> {
  const given = REASONS.map(({ validFrom, ...reason }, index) => ({
    ...reason,
    valid_from: validFrom,
    rank: index + 1,
  }))
  await sql`
    insert into complement_reason (code, valid_from, about, sentence, rule, rank)
    select r.code, r.valid_from, r.about, r.sentence, r.rule, r.rank
    from json_to_recordset(${JSON.stringify(given)}::json)
      as r(code text, valid_from date, about text, sentence jsonb, rule jsonb, rank integer)
    on conflict (code, valid_from) do nothing`.execute(db)
}
