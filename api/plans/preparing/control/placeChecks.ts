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

/** Outlines of communes may be approximate, and a plan drawn a little beyond its own: nearer than this is not elsewhere. */
const NEARBY_M = 5_000

/**
 * Parts of zones that lie in no commune of the agency, wider than the plan was drawn, and how far. What is near, or in communes
 * that no agency is known to have, a person accepts for a reason; another agency's ground is not this one's to make law of.
 */
export async function findOutsideTerritory(
  db: Db,
  { bodyId, srid, mapping }: Controlled,
  today: string,
): Promise<void> {
  await sql`
    create temporary table there on commit drop as
    select c.code, c.outline_kind, legal_from_wgs84(c.outline, ${srid}::integer) as geom, exists (
      select from territories_on(${bodyId}::uuid, ${today}::date) t where territory_covers(t.territory, c.code)) as ours, exists (
      select from body b cross join lateral territories_on(b.id, ${today}::date) t
      where b.kind = 'urban_agency' and b.id <> ${bodyId}::uuid and territory_covers(t.territory, c.code)) as theirs
    from commune c, filed_whole w where c.ended_on is null and c.outline is not null and (
      c.outline && ST_Expand(wgs84_from_legal(ST_Envelope(w.geom)), 0.01) or exists (
        select from territories_on(${bodyId}::uuid, ${today}::date) t where territory_covers(t.territory, c.code)))`.execute(
    db,
  )
  await sql`create index on there using gist (geom)`.execute(db)
  await sql`
    with beyond as materialized (
      select z.ordinal, z.code, ST_CollectionExtract(case when near.geom is null then z.geom else ST_Difference(z.geom, near.geom) end, 3)
        as geom
      from filed_zone z cross join lateral (
        select ST_Union(t.geom) as geom from there t where t.ours and t.geom && z.geom) near
      where near.geom is null or not ST_CoveredBy(z.geom, near.geom)
    ), outside as materialized (
      select b.*, (select min(ST_Distance(t.geom, ST_PointOnSurface(b.geom))) from there t where t.ours) as m,
        (select max(t.outline_kind) from there t where t.theirs and not t.ours
          and ST_Intersects(t.geom, ST_PointOnSurface(b.geom))) as theirs
      from beyond b
      where 2 * ST_Area(b.geom) / nullif(ST_Perimeter(b.geom), 0) >= greatest(${mapping.version.toleranceM}::float8, 0.01)
    )
    insert into found
    select 'outside_territory', case when theirs = 'imported' or (theirs = 'approximate' and m > ${NEARBY_M}) then 'blocking' else 'to_accept' end, code, array[ordinal],
      ST_Area(geom), geom, jsonb_strip_nulls(jsonb_build_object('distanceM', round(m::numeric))) from outside`.execute(
    db,
  )
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
