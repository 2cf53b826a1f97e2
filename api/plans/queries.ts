import { type Kysely, sql } from 'kysely'
import type { PlanEventKind } from '../../spatial/conformity/planState.ts'
import type { Day } from '../../spatial/day.ts'
import type { Database } from '../db/tables.ts'

export type VersionRow = {
  readonly plan: string
  readonly nameFr: string
  readonly nameAr: string
  readonly version: string
  readonly srid: number
  readonly dataDate: Day | null
  readonly source: string
  readonly zones: number
  readonly codesWithoutRegulation: number
  readonly events: readonly { readonly kind: PlanEventKind; readonly onDay: Day; readonly act: string | null }[]
}

/** Every version of every plan, with the events that make its legal state. */
export async function listVersions(db: Kysely<Database>): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select p.code as plan, p.name_fr as "nameFr", p.name_ar as "nameAr", v.label as version, v.srid, v.data_date as "dataDate",
      v.source, z.zones, z."codesWithoutRegulation",
      coalesce((select json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day, 'act', e.act) order by e.on_day)
        from plan_event e where e.plan_version_id = v.id), '[]') as events
    from plan p join plan_version v on v.plan_id = p.id
    cross join lateral (
      select count(*) as zones, count(distinct (z.code, z.sector)) filter (where r.zone_code is null) as "codesWithoutRegulation"
      from zone z left join regulation r
        on r.plan_version_id = z.plan_version_id and r.zone_code = z.code and r.sector = coalesce(z.sector, '')
      where z.srid = v.srid and z.plan_version_id = v.id) z
    order by p.code, v.label`.execute(db)
  return rows
}

/** One version by the names people use for it. */
export const versionNamed = (db: Kysely<Database>, { plan, version }: { plan: string; version: string }) =>
  db
    .selectFrom('plan_version as v')
    .innerJoin('plan as p', 'p.id', 'v.plan_id')
    .where('p.code', '=', plan)
    .where('v.label', '=', version)
    .select(['v.id', 'v.srid'])
    .executeTakeFirst()
