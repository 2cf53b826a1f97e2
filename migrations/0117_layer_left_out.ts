import { type Kysely, sql } from 'kysely'

/** What a file holds that is no point, line or area is counted beside what was taken. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table agency_layer add column left_out integer not null default 0 check (left_out >= 0)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table agency_layer drop column left_out`.execute(db)
}
