import { type Kysely, sql } from 'kysely'
import type { PlanEvent, PlanEventKind } from '../../../spatial/conformity/planState.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Day } from '../../../spatial/day.ts'
import type { PlanLine } from '../../contract/plans/plans.ts'
import type { Database } from '../../db/tables.ts'

export type PlanRow = Omit<PlanLine, 'versions' | 'label' | 'standing'> & {
  readonly versions: readonly {
    readonly id: string
    readonly label: string
    readonly events: readonly { readonly kind: PlanEventKind; readonly onDay: Day; readonly act: string | null }[]
  }[]
}

/** The commune under a point of the latest version's ground. */
const commune = sql`
  left join lateral (
    select ST_Transform(ST_PointOnSurface(v.perimeter_3857), 4326) as point from plan_version v where v.plan_id = p.id
    order by v.id desc limit 1
  ) latest on true
  left join lateral (
    select c.code, c.name_fr, c.name_ar from commune c
    where c.ended_on is null and c.outline && latest.point and ST_Covers(c.outline, latest.point) order by c.kind limit 1
  ) c on true`

/** Plans of some units of the territory, or of all of it, each with its versions and their acts. */
export async function plansOf(db: Kysely<Database>, units: readonly string[] | null): Promise<readonly PlanRow[]> {
  const there = units === null ? sql`true` : sql`territory_path(c.code) && ${[...units]}::text[]`
  const { rows } = await sql<PlanRow>`
    select p.id, p.code, p.kind, p.name_fr as "nameFr", p.name_ar as "nameAr", p.agency,
      case when c.code is null then null else json_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar) end as commune,
      (select json_agg(json_build_object('id', v.id, 'label', v.label, 'events', (
          select coalesce(json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day, 'act', e.act) order by e.on_day), '[]')
          from plan_event e where e.plan_version_id = v.id)) order by v.id desc)
        from plan_version v where v.plan_id = p.id) as versions
    from plan p ${commune}
    where ${there} and exists (select from plan_version v where v.plan_id = p.id)
    order by p.name_fr, p.code`.execute(db)
  return rows
}

type PlanThere = { readonly agencyAr: string | null; readonly communes: CommuneThere[]; readonly box: number[] }
type CommuneThere = { readonly code: string; readonly nameFr: string; readonly nameAr: string }

/** Less of a plan than this lies in a commune by the faults of two outlines: a neighbour's that touches it. */
const LEAST_SHARE = 0.001

/** The communes under the latest version, the widest part first; of a city its arrondissements, where they are known. */
const communes = sql`
  coalesce((select json_agg(json_build_object('code', met.code, 'nameFr', met.name_fr, 'nameAr', met.name_ar) order by met.m2 desc)
    from (select v.perimeter_3857 as geom from plan_version v where v.plan_id = p.id order by v.id desc limit 1) latest
    cross join lateral (
      select c.code, c.name_fr, c.name_ar, ST_Area(ST_Intersection(c.outline_3857, latest.geom)) as m2 from commune c
      where c.ended_on is null and c.outline_3857 && latest.geom
        and not exists (select from commune part where part.parent_code = c.code and part.ended_on is null and part.outline is not null)
    ) met
    where met.m2 > ${LEAST_SHARE}::float8 * ST_Area(latest.geom)), '[]')`

export async function planById(db: Kysely<Database>, id: string) {
  const { rows } = await sql<Omit<PlanRow, 'versions' | 'commune'> & PlanThere>`
    select p.id, p.code, p.kind, p.name_fr as "nameFr", p.name_ar as "nameAr", p.agency,
      (select b.name_ar from body b where b.kind = 'urban_agency' and b.name_fr = p.agency limit 1) as "agencyAr", ${communes} as communes,
      (select json_build_array(ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b))
        from (select ST_Transform(ST_SetSRID(ST_Extent(v.perimeter_3857)::geometry, 3857), 4326) as b from plan_version v
          where v.plan_id = p.id) box) as box
    from plan p where p.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export type VersionOf = Omit<PlanRow['versions'][number], 'events'> & {
  readonly events: readonly (PlanEvent & { readonly signedOn: Day | null })[]
  readonly srid: LegalSrid
  readonly dataDate: Day | null
  readonly source: string
  readonly zones: number
  readonly areaM2: number
  readonly codesWithoutRegulation: number
}

/** The versions of a plan, the youngest first. */
export async function versionsOf(db: Kysely<Database>, planId: string): Promise<readonly VersionOf[]> {
  const { rows } = await sql<VersionOf>`
    select v.id, v.label, v.srid, v.data_date as "dataDate", v.source, z.zones, z."areaM2", z."codesWithoutRegulation",
      coalesce((select json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day, 'act', e.act, 'signedOn', e.signed_on)
        order by e.on_day) from plan_event e where e.plan_version_id = v.id), '[]') as events
    from plan_version v cross join lateral (
      select count(*) as zones, coalesce(sum(ST_Area(z.geom)), 0) as "areaM2",
        count(distinct (z.code, z.sector)) filter (where r.zone_code is null) as "codesWithoutRegulation"
      from zone z left join regulation r
        on r.plan_version_id = z.plan_version_id and r.zone_code = z.code and r.sector = coalesce(z.sector, '')
      where z.srid = v.srid and z.plan_version_id = v.id) z
    where v.plan_id = ${planId}::uuid order by v.id desc`.execute(db)
  return rows
}
