import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { COPY_RULES } from './copies.ts'

/** Writes to whom signed acts go. Safe to run again: a rule that is there stays as it was. */
export async function seedCopyRules(db: Kysely<Database>): Promise<void> {
  await sql`
    insert into act_copy_rule (code, valid_from, kinds, procedures, recipient, body_kind, working_days, rule)
    select r.code, r."validFrom", r.kinds, r.procedures, r.recipient, r."bodyKind", r."workingDays", r.rule
    from json_to_recordset(${JSON.stringify(COPY_RULES)}::json) as r(code text, "validFrom" date, kinds text[],
      procedures text[], recipient text, "bodyKind" text, "workingDays" integer, rule jsonb)
    on conflict (code, valid_from) do nothing`.execute(db)
}
