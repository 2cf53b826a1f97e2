import { type Kysely, sql } from 'kysely'
import { fail, ok, type Result } from '../../spatial/result.ts'
import type { RegulationRow } from '../contract/regulation/cells.ts'
import type { Database } from '../db/tables.ts'
import { versionNamed } from './queries.ts'

export type RegulationRefusal =
  | { readonly code: 'VERSION_UNKNOWN' }
  | { readonly code: 'REGULATION_EXISTS'; readonly zones: readonly string[] }

export type RegulationReport = {
  readonly zones: number
  readonly figures: number
  readonly notPublished: number
  /** Named in the table, on no zone of the plan. */
  readonly unused: readonly string[]
  /** On the plan, not in any table yet. */
  readonly stillWithout: readonly string[]
}

export type VersionName = { readonly plan: string; readonly version: string }

/** Writes the règlement of a version; zones that have theirs are refused unless `replace`. */
export async function importRegulation(
  db: Kysely<Database>,
  name: VersionName,
  { rows, replace }: { readonly rows: readonly RegulationRow[]; readonly replace: boolean },
): Promise<Result<RegulationReport, RegulationRefusal>> {
  return db.transaction().execute(async (transaction) => {
    const version = await versionNamed(transaction, name)
    if (!version) return fail({ code: 'VERSION_UNKNOWN' })
    const there = await regulated(transaction, version.id)
    const again = rows.filter((row) => there.has(nameOf(row.zone, row.sector)))
    if (again.length > 0 && !replace)
      return fail({ code: 'REGULATION_EXISTS', zones: again.map((row) => nameOf(row.zone, row.sector)) })
    await keep(transaction, version.id, 'found')
    for (const row of again) await remove(transaction, version.id, row)
    await write(transaction, version.id, rows)
    await keep(transaction, version.id, 'command')
    return ok(await reportOf(transaction, version.id, rows))
  })
}

const nameOf = (zone: string, sector: string | null) => (sector ? `${zone} ${sector}` : zone)

async function regulated(db: Kysely<Database>, versionId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('regulation')
    .where('plan_version_id', '=', versionId)
    .select(['zone_code', 'sector'])
    .execute()
  return new Set(rows.map(({ zone_code, sector }) => nameOf(zone_code, sector)))
}

/** A règlement as it stands, as a revision; what was found is kept once, before anything changes it. */
async function keep(db: Kysely<Database>, versionId: string, kind: 'found' | 'command'): Promise<void> {
  const said = sql`jsonb_build_object('id', gen_random_uuid(), 'kind', ${kind}::text, 'at', now())`
  const needed =
    kind === 'command'
      ? sql`true`
      : sql`exists (select from regulation where plan_version_id = ${versionId}::uuid)
          and not exists (select from regulation_revision where plan_version_id = ${versionId}::uuid)`
  await sql`select keep_regulation(${versionId}::uuid, ${said}) where ${needed}`.execute(db)
}

const remove = (db: Kysely<Database>, versionId: string, { zone, sector }: RegulationRow) =>
  db
    .deleteFrom('regulation')
    .where('plan_version_id', '=', versionId)
    .where('zone_code', '=', zone)
    .where('sector', '=', sector)
    .execute()

async function write(db: Kysely<Database>, versionId: string, rows: readonly RegulationRow[]): Promise<void> {
  await sql`
    insert into regulation (plan_version_id, zone_code, sector, buildable, uses_permitted, uses_forbidden, uses_article,
      conditions_fr, conditions_ar, conditions_article)
    select ${versionId}::uuid, r.zone, r.sector, r.buildable, r.permitted, r.forbidden, r."usesArticle",
      r."conditionsFr", r."conditionsAr", r."conditionsArticle"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(zone text, sector text, buildable boolean, permitted text[],
      forbidden text[], "usesArticle" text, "conditionsFr" text, "conditionsAr" text, "conditionsArticle" text)`.execute(
    db,
  )
  const figures = rows.flatMap(({ zone, sector, figures }) => figures.map((figure) => ({ zone, sector, ...figure })))
  await sql`
    insert into regulation_figure (plan_version_id, zone_code, sector, parameter, value, article, printed_label)
    select ${versionId}::uuid, r.zone, r.sector, r.parameter, r.value, r.article, r.printed
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as r(zone text, sector text, parameter text, value float8,
      article text, printed text)`.execute(db)
}

async function reportOf(
  db: Kysely<Database>,
  versionId: string,
  rows: readonly RegulationRow[],
): Promise<RegulationReport> {
  const drawn = await db
    .selectFrom('zone')
    .where('plan_version_id', '=', versionId)
    .select(['code', 'sector'])
    .distinct()
    .execute()
  const onPlan = new Set(drawn.map(({ code, sector }) => nameOf(code, sector)))
  const known = await regulated(db, versionId)
  const figures = rows.flatMap((row) => row.figures)
  return {
    zones: rows.length,
    figures: figures.length,
    notPublished: figures.filter(({ value }) => value === null).length,
    unused: rows.map((row) => nameOf(row.zone, row.sector)).filter((name) => !onPlan.has(name)),
    stillWithout: [...onPlan].filter((name) => !known.has(name)).sort(),
  }
}
