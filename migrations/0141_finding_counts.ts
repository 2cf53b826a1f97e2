import { type Kysely, sql } from 'kysely'

const COUNTED = ['noncompliant', 'unverified', 'reserved'] as const

/**
 * How many checks of a report have each verdict, kept with the report so that a queue shows them without reading it; and
 * how many once people judged them, counted whenever one is judged. What was counted before says none of the latter.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const of = (verdict: string) =>
    sql.raw(`add column ${verdict} integer not null
      generated always as (jsonb_array_length(jsonb_path_query_array(checks, '$[*] ? (@.verdict == "${verdict}")'))) stored`)
  await sql`alter table conformity_report ${sql.join(COUNTED.map(of))}`.execute(db)
  await sql`alter table finding_standing ${sql.join(COUNTED.map((verdict) => sql.raw(`add column ${verdict} integer check (${verdict} >= 0)`)))},
    add constraint finding_standing_counted check (num_nonnulls(noncompliant, unverified, reserved) in (0, 3))`.execute(
    db,
  )
  await sql`grant update (noncompliant, unverified, reserved) on finding_standing to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table finding_standing drop constraint finding_standing_counted,
    ${sql.join(COUNTED.map((verdict) => sql.raw(`drop column ${verdict}`)))}`.execute(db)
  await sql`alter table conformity_report ${sql.join(COUNTED.map((verdict) => sql.raw(`drop column ${verdict}`)))}`.execute(
    db,
  )
}
