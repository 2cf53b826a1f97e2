import { type Kysely, sql } from 'kysely'

/**
 * How what an urban agency is paid is counted: no law says of it what law 47-06 says of the tax on construction. Dated, since
 * the ministry's method and the rate of VAT change; where none is in force nothing is owed by a guess.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table fee_counting (
      kind text not null check (kind in ('agency_floor', 'agency_land')),
      -- The surface as it is, or each square metre that is started for one.
      surface text not null check (surface in ('exact', 'started')),
      -- Whose day the tariff is of: the statement's, or the filing's.
      rate_day text not null check (rate_day in ('drawn_up', 'filed')),
      -- In ten-thousandths.
      vat_share integer not null check (vat_share between 0 and 10000),
      rule jsonb not null,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      primary key (kind, valid_from)
    )`.execute(db)
  await sql`alter table fee_counting enable row level security, force row level security`.execute(db)
  await sql`create policy fee_counting_read on fee_counting for select to rokhas_application using (true)`.execute(db)
  await sql`grant select on fee_counting to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table fee_counting`.execute(db)
}
