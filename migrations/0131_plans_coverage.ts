import { type Kysely, sql } from 'kysely'

const layers = (db: Kysely<unknown>, list: string) =>
  sql
    .raw(`alter table layer_coverage drop constraint layer_coverage_layer_check,
      add constraint layer_coverage_layer_check check (layer in (${list}))`)
    .execute(db)

/** Where every plan there is was loaded: there, ground that meets none is known to be outside any. */
export const up = (db: Kysely<unknown>): Promise<unknown> => layers(db, `'servitudes', 'cadastre', 'streets', 'plans'`)

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from layer_coverage where layer = 'plans'`.execute(db)
  await layers(db, `'servitudes', 'cadastre', 'streets'`)
}
