import { sql, type Transaction } from 'kysely'
import type { Database } from '../../../db/tables.ts'
import type { Controlled } from './runControl.ts'

type Db = Transaction<Database>

/** The legal zone of the commune is the plan's: another one is metres of another plane. */
export async function findWrongZone(db: Db, { communeCode, srid }: Controlled): Promise<void> {
  await sql`
    insert into found
    select 'wrong_legal_zone', 'blocking', ${String(srid)}, '{}', null, (select ST_PointOnSurface(geom) from filed_whole),
      jsonb_build_object('expected', c.legal_srid)
    from commune c where c.code = ${communeCode} and c.legal_srid <> ${srid}::integer`.execute(db)
}

/**
 * Zones that lie in no commune of the agency, and how far. Outlines of communes may be approximate, a plan may reach beyond, an
 * agency may work for another: a person accepts it for a reason, which the second pair of eyes reads.
 */
export async function findOutsideTerritory(db: Db, { bodyId }: Controlled, today: string): Promise<void> {
  await sql`
    create temporary table there on commit drop as select c.code, c.outline from commune c
    where c.ended_on is null and c.outline is not null and exists (
      select from territories_on(${bodyId}::uuid, ${today}::date) t where territory_covers(t.territory, c.code))`.execute(
    db,
  )
  await sql`create index on there using gist (outline)`.execute(db)
  await sql`
    with placed as (
      select z.*, wgs84_from_legal(ST_PointOnSurface(z.geom)) as point from filed_zone z
    ), outside as materialized (
      select p.* from placed p where not exists (
        select from there t where t.outline && p.point and ST_Covers(t.outline, p.point))
    )
    insert into found
    select 'outside_territory', 'to_accept', o.code, array[o.ordinal],
      ST_Area(o.geom), o.geom, jsonb_strip_nulls(jsonb_build_object('distanceM', round(near.m)))
    from outside o left join lateral (
      select ST_Distance(t.outline::geography, o.point::geography) as m from there t order by t.outline <-> o.point limit 1
    ) near on true`.execute(db)
}

/**
 * Parts of zones beyond the perimeter of the plan's latest version, where they are wider than the plan was drawn: an extension
 * is a person's to accept. A first version has nothing to be held against.
 */
export async function findOutsidePerimeter(db: Db, { srid, mapping: { plan, version } }: Controlled): Promise<void> {
  await sql`
    with latest as (
      select v.perimeter, v.label from plan_version v join plan p on p.id = v.plan_id
      where p.code = ${plan.code} and v.srid = ${srid}::integer order by v.id desc limit 1
    ), beyond as materialized (
      select z.code, z.ordinal, l.label, ST_CollectionExtract(ST_Difference(z.geom, l.perimeter), 3) as geom
      from filed_zone z, latest l where not ST_CoveredBy(z.geom, l.perimeter)
    )
    insert into found
    select 'outside_perimeter', 'to_accept', code, array[ordinal], ST_Area(geom), geom, jsonb_build_object('version', label)
    from beyond where 2 * ST_Area(geom) / nullif(ST_Perimeter(geom), 0) >= ${version.toleranceM}::float8`.execute(db)
}
