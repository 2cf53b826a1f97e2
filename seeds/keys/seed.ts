import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { KEY_QUOTAS } from './quotas.ts'

/** Writes how many keys of signature a body's agreement gives. Safe to run again: a rule that is there stays as it was. */
export async function seedKeyQuotas(db: Kysely<Database>): Promise<void> {
  await sql`
    insert into key_quota (valid_from, kinds, population_from, population_to, keys, rule)
    select r."validFrom", r.kinds, r."populationFrom", r."populationTo", r.keys, r.rule
    from json_to_recordset(${JSON.stringify(KEY_QUOTAS)}::json)
      as r("validFrom" date, kinds text[], "populationFrom" integer, "populationTo" integer, keys integer, rule jsonb)
    on conflict do nothing`.execute(db)
}
