import { type Kysely, sql } from 'kysely'

const BEFORE = `'toc_individual', 'toc_collective', 'toc_group', 'toc_restoration', 'tol', 'otdp_site', 'otdp_place', 'agency_floor', 'agency_land'`

const kinds = (db: Kysely<unknown>, list: string) =>
  sql
    .raw(`alter table tariff_rate drop constraint tariff_rate_kind_check,
      add constraint tariff_rate_kind_check check (kind in (${list}))`)
    .execute(db)

/** An agency decides what it is paid for a note de renseignements; while it has entered nothing, nobody knows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await kinds(db, `${BEFORE}, 'agency_note'`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await kinds(db, BEFORE)
}
