import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { CATALOGUE } from './catalogue.ts'
import { HOLIDAYS } from './holidays/holidays.ts'

type Db = Transaction<Database>

/**
 * Publishes the procedures of the catalogue and writes the holidays that are known. Safe to run again: a procedure of
 * which people proposed a version is theirs, and a holiday they withdrew stays withdrawn.
 */
export async function seedProcedures(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('seed procedures'))`.execute(transaction)
    await seedVersions(transaction)
    await seedHolidays(transaction)
  })
}

const GIVEN = CATALOGUE.map(({ validFrom, validTo, definition, tests }) => ({
  code: definition.code,
  valid_from: validFrom,
  valid_to: validTo,
  definition,
  tests,
}))

/** A version whose end the catalogue has learnt since is closed before the next one begins. */
async function seedVersions(db: Db): Promise<void> {
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(GIVEN)}::json) as r(code text, valid_from date, valid_to date)
    )
    update procedure_version v set valid_to = given.valid_to from given
    where v.code = given.code and v.valid_from = given.valid_from and v.valid_to is null and given.valid_to is not null
      and not exists (select from procedure_version p where p.code = v.code and p.proposed_by is not null)`.execute(db)
  await sql`
    insert into procedure_version (id, code, valid_from, valid_to, state, definition, tests, proposed_at, published_at)
    select gen_random_uuid(), r.code, r.valid_from, r.valid_to, 'published', r.definition, r.tests, now(), now()
    from json_to_recordset(${JSON.stringify(GIVEN)}::json)
      as r(code text, valid_from date, valid_to date, definition jsonb, tests jsonb)
    where not exists (select from procedure_version v where v.code = r.code
      and (v.valid_from = r.valid_from or v.proposed_by is not null))`.execute(db)
}

async function seedHolidays(db: Db): Promise<void> {
  await sql`
    insert into holiday (id, day, name_fr, name_ar, act, sureness, entered_at)
    select gen_random_uuid(), r.day, r.name_fr, r.name_ar, r.act, r.sureness, now()
    from json_to_recordset(${JSON.stringify(HOLIDAYS)}::json)
      as r(day date, name_fr text, name_ar text, act text, sureness text)
    where not exists (select from holiday h where h.day = r.day and h.name_fr = r.name_fr)`.execute(db)
}
