import { type Kysely, sql } from 'kysely'

/** A check sent twice with one Idempotency-Key makes one report; the column holds a hash of the key and of what was asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table conformity_report add column asked_once text unique check (asked_once ~ '^[0-9a-f]{64}$')`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table conformity_report drop column asked_once`.execute(db)
}
