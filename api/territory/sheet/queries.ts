import { type Kysely, sql } from 'kysely'
import type { PlanEvent } from '../../../spatial/conformity/planState.ts'
import type { BodyThere, PlanThere, TerritorySheet } from '../../contract/territorySheet.ts'
import type { Database } from '../../db/tables.ts'

type Db = Kysely<Database>

/** Degrees and metres to which what is only shown is simplified. */
const SHOWN_DEGREES = 0.0001
const SHOWN_METRES = 10

/** Less of a commune than this lies under a plan by the two outlines' own faults: a neighbour's that touches it. */
const LEAST_SHARE = 0.0005

/** The outline of a commune as it is shown; null where none is known. */
export async function outlineOf(db: Db, code: string): Promise<TerritorySheet['outline']> {
  const { rows } = await sql<{ outline: TerritorySheet['outline'] }>`
    select ST_AsGeoJSON(ST_Multi(ST_SimplifyPreserveTopology(outline, ${SHOWN_DEGREES})), 5)::json as outline
    from commune where code = ${code}`.execute(db)
  return rows[0]?.outline ?? null
}

export type PlanRow = Omit<PlanThere, 'state' | 'since' | 'act'> & {
  readonly id: string
  readonly overlapM2: number
  readonly events: readonly PlanEvent[]
}

/** The commune in its legal plane, and each perimeter there, whatever zone its plan was drawn in. */
const place = (code: string) => sql`
  place as materialized (
    select outline_3857, legal_srid, legal_from_wgs84(outline, legal_srid) as geom from commune where code = ${code} and outline is not null
  )`
const PERIMETER = sql`case when v.srid = place.legal_srid then v.perimeter
  else legal_from_wgs84(wgs84_from_legal(v.perimeter), place.legal_srid) end`

/** Every version of every plan that has some of its perimeter in the commune, with the events that make its state. */
export async function plansMet(db: Db, code: string): Promise<readonly PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    with ${place(code)}
    select v.id, p.code, p.kind, p.name_fr as "nameFr", p.name_ar as "nameAr", v.label as version, v.data_date as "dataDate",
      ST_Area(part.geom) / ST_Area(place.geom) as share, ST_Area(part.geom) as "overlapM2",
      ST_AsGeoJSON(wgs84_from_legal(ST_Multi(ST_SimplifyPreserveTopology(part.geom, ${SHOWN_METRES}))), 5)::json as geometry,
      coalesce((select json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day, 'act', e.act) order by e.on_day)
        from plan_event e where e.plan_version_id = v.id), '[]') as events
    from place join plan_version v on v.perimeter_3857 && place.outline_3857 join plan p on p.id = v.plan_id
      cross join lateral (select ST_CollectionExtract(ST_Intersection(${PERIMETER}, place.geom), 3) as geom offset 0) part
    where ST_Area(part.geom) >= ${LEAST_SHARE}::float8 * ST_Area(place.geom)
    order by share desc, p.code, v.label`.execute(db)
  return rows
}

/** The part of the commune under any of these versions, 0 to 1. */
export async function shareUnder(db: Db, code: string, versions: readonly string[]): Promise<number> {
  const { rows } = await sql<{ share: number | null }>`
    with ${place(code)}
    select ST_Area(ST_Intersection(ST_Union(${PERIMETER}), (select geom from place))) / (select ST_Area(geom) from place) as share
    from place join plan_version v on v.id = any (${versions}::uuid[])`.execute(db)
  return rows[0]?.share ?? 0
}

/** Official bodies in charge of the commune or of what contains it on a day, the nearest first. */
export async function bodiesInCharge(db: Db, code: string, today: string): Promise<readonly BodyThere[]> {
  const { rows } = await sql<BodyThere>`
    select * from (
      select distinct on (b.id) b.id, b.kind, b.name_fr as "nameFr", b.name_ar as "nameAr", b.demonstration,
        json_build_object('territory', t.territory, 'since', t.valid_from, 'until', t.valid_to, 'act', t.act_reference) as charge,
        length(t.territory) as near
      from body b join body_territory t on t.body_id = b.id
      where b.official and b.kind <> 'support' and b.valid_from <= ${today}::date and (b.valid_to is null or ${today}::date <= b.valid_to)
        and t.valid_from <= ${today}::date and (t.valid_to is null or ${today}::date <= t.valid_to)
        and territory_covers(t.territory, ${code})
      order by b.id, length(t.territory) desc
    ) there order by near desc, kind = 'urban_agency' desc,
      -- Of agencies charged with the same territory the last one answers for it, as a note of information has it.
      case when kind = 'urban_agency' then charge ->> 'since' end desc, case when kind <> 'urban_agency' then "nameFr" end, id`.execute(
    db,
  )
  return rows.map(({ id, kind, nameFr, nameAr, demonstration, charge }) => ({
    ...{ id, kind, nameFr, nameAr, demonstration, charge },
  }))
}

/** When the commune's first dossier was filed here, and its first act signed. */
export async function liveSince(db: Db, code: string): Promise<TerritorySheet['live']> {
  const { rows } = await sql<TerritorySheet['live']>`select filed, signed from commune_live(${code})`.execute(db)
  return rows[0] ?? { filed: null, signed: null }
}
