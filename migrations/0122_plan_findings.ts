import { type Kysely, sql } from 'kysely'

const BEFORE = [
  ...['invalid_shape', 'overlap', 'gap', 'sliver', 'outside_perimeter', 'outside_territory', 'code_without_regulation'],
  ...['wrong_legal_zone', 'code_unknown'],
]
const ADDED = [
  ...['shape_skipped', 'shape_changed', 'territory_unknown', 'outside_commune', 'ground_lost', 'ground_gained'],
  ...['list_cut'],
]

async function kindsAre(db: Kysely<unknown>, kinds: readonly string[]): Promise<void> {
  await sql`alter table plan_draft_finding drop constraint plan_draft_finding_kind_check`.execute(db)
  const listed = sql.raw(kinds.map((kind) => `'${kind}'`).join(', '))
  await sql`alter table plan_draft_finding add constraint plan_draft_finding_kind_check check (kind in (${listed}))`.execute(
    db,
  )
}

/**
 * What a plan's file holds beside its areas is kept by name, and so are the numbers its shapes have in it, what reading changed
 * of them, how finely a file in degrees is written, and the perimeter that the plan itself says.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await kindsAre(db, [...BEFORE, ...ADDED])
  await sql`
    alter table plan_draft
      add column skipped jsonb not null default '[]',
      -- The step of the last decimal of a file in degrees, metres; null for a file in metres.
      add column grid_m double precision check (grid_m > 0),
      add column perimeter geometry,
      add column perimeter_file text check (length(perimeter_file) between 1 and 200),
      add constraint plan_draft_perimeter check (num_nonnulls(perimeter, perimeter_file) in (0, 2)
        and (perimeter is null or (ST_IsValid(perimeter) and not ST_IsEmpty(perimeter) and ST_SRID(perimeter) = srid)))`.execute(
    db,
  )
  await sql`
    alter table plan_draft_zone
      add column record integer check (record > 0),
      add column changes jsonb not null default '[]'`.execute(db)
  await sql`grant update (perimeter, perimeter_file) on plan_draft to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plan_draft_zone drop column record, drop column changes`.execute(db)
  await sql`alter table plan_draft drop constraint plan_draft_perimeter, drop column skipped, drop column grid_m,
    drop column perimeter, drop column perimeter_file`.execute(db)
  await sql`delete from plan_draft_finding where kind = any (${ADDED}::text[])`.execute(db)
  await kindsAre(db, BEFORE)
}
