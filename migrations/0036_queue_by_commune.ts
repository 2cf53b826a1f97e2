import { type Kysely, sql } from 'kysely'

/** The queue of a commune, in the order of its last days, without reading the country's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index dossier_queue_commune on dossier (commune_code, coalesce(due_day, 'infinity'::date), id)
    where state in ('filed', 'examined')`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index dossier_queue_commune`.execute(db)
}
