import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What a content measures, page by page: found once for whoever deposits it, by the worker alone. What is to be said of
  // it depends on the piece it stands for, and is worked out when it is read.
  await sql`alter table blob add column measures jsonb`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table blob drop column measures`.execute(db)
}
