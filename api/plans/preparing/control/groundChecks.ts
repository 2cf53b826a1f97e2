import { sql, type Transaction } from 'kysely'
import { asDay } from '../../../../spatial/day.ts'
import type { Database } from '../../../db/tables.ts'
import { shownOn, versionActs } from '../../standings.ts'
import { positionToleranceM } from './fineness.ts'
import type { Controlled } from './runControl.ts'
import { width } from './width.ts'

type Db = Transaction<Database>

/**
 * Zones beyond the perimeter that the plan itself says, and ground within it that no zone covers, where they are wider than its
 * lines are placed. Nothing is said of a plan given without its perimeter.
 */
export async function findOutsidePerimeter(db: Db, draft: Controlled): Promise<void> {
  const least = positionToleranceM(draft)
  await sql`
    with beyond as materialized (
      select z.code, z.ordinal, ST_Area(z.geom) as zone_m2,
        (ST_Dump(ST_CollectionExtract(ST_Difference(z.geom, p.geom), 3))).geom as geom
      from filed_zone z, filed_perimeter p where p.geom is not null and not ST_CoveredBy(z.geom, p.geom)
    )
    insert into found
    select 'outside_perimeter', 'to_accept', code, array[ordinal], sum(ST_Area(geom)), ST_Union(geom),
      jsonb_build_object('share', round((sum(ST_Area(geom)) / zone_m2)::numeric, 4))
    from beyond where ${width} >= ${least}::float8 group by code, ordinal, zone_m2`.execute(db)
  await sql`
    with outer_line as (
      select ST_Union(ST_MakePolygon(ST_ExteriorRing(d.geom))) as geom from filed_whole w, ST_Dump(w.geom) d
    ), bare as materialized (
      select (ST_Dump(ST_CollectionExtract(ST_Difference(p.geom, o.geom), 3))).geom as geom
      from filed_perimeter p, outer_line o where p.geom is not null
    )
    insert into found
    select 'gap', 'to_accept', '', '{}', ST_Area(geom), geom, '{"of":"perimeter"}' from bare where ${width} >= ${least}::float8`.execute(
    db,
  )
}

type Former = { readonly id: string; readonly label: string }

/** The version of the plan in force on the day, else the last one under way, else the last one that was written. */
async function formerVersion(db: Db, { srid, mapping: { plan } }: Controlled, today: string): Promise<Former | null> {
  const { rows } = await sql<Former>`
    select v.id, v.label from plan_version v join plan p on p.id = v.plan_id
    where p.code = ${plan.code} and v.srid = ${srid}::integer order by v.id desc`.execute(db)
  if (rows.length === 0) return null
  const shown = shownOn(await versionActs(db, plan.code), asDay(today)).map(({ id }) => id)
  return rows.find(({ id }) => shown.includes(id)) ?? rows[0] ?? null
}

/**
 * Ground that the version in force covers and this one leaves without a plan, and ground it takes in: each place with its area,
 * where it is wider than the lines of the two are placed. A first version has nothing to be held against.
 */
export async function findGroundMoved(db: Db, draft: Controlled, today: string): Promise<void> {
  const former = await formerVersion(db, draft, today)
  if (!former) return
  await sql`
    create temporary table former_zone on commit drop as select z.code, z.geom, v.tolerance_m
    from zone z join plan_version v on v.id = z.plan_version_id
    where z.srid = ${draft.srid}::integer and z.plan_version_id = ${former.id}::uuid`.execute(db)
  await sql`create index on former_zone using gist (geom)`.execute(db)
  await sql`
    create temporary table moved on commit drop as
    with former as materialized (select ST_Union(geom) as geom, max(tolerance_m) as tolerance_m from former_zone),
    pieces as materialized (
      select 'ground_lost' as kind, f.tolerance_m, (ST_Dump(ST_CollectionExtract(ST_Difference(f.geom, w.geom), 3))).geom as geom
      from former f, filed_whole w
      union all
      select 'ground_gained', f.tolerance_m, (ST_Dump(ST_CollectionExtract(ST_Difference(w.geom, f.geom), 3))).geom
      from former f, filed_whole w
    ) select kind, geom from pieces where ${width} >= greatest(${positionToleranceM(draft)}::float8, tolerance_m)`.execute(
    db,
  )
  await sql`
    insert into found
    select kind, 'to_accept', coalesce(of.codes, ''), of.ordinals, ST_Area(m.geom), m.geom,
      jsonb_build_object('version', ${former.label}::text)
    from moved m cross join lateral (
      select string_agg(distinct f.code, ', ') as codes, '{}'::integer[] as ordinals from former_zone f
      where m.kind = 'ground_lost' and f.geom && m.geom and ST_Relate(f.geom, m.geom, 'T********')
      union all
      select string_agg(distinct z.code, ', '), coalesce(array_agg(z.ordinal order by z.ordinal), '{}') from filed_zone z
      where m.kind = 'ground_gained' and z.geom && m.geom and ST_Relate(z.geom, m.geom, 'T********')
    ) of where of.codes is not null`.execute(db)
}
