import { sql, type Transaction } from 'kysely'
import type { Database } from '../../../db/tables.ts'
import { positionToleranceM } from './fineness.ts'
import type { Controlled } from './runControl.ts'
import { width } from './width.ts'

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
 * The communes around the plan and those of its agency, in the plan's plane: of a city with arrondissements, those alone. One
 * without a known outline is not there.
 */
async function stageCommunes(db: Db, { bodyId, communeCode, srid }: Controlled, today: string): Promise<void> {
  const ofAgency = sql`select from territories_on(${bodyId}::uuid, ${today}::date) t where territory_covers(t.territory, c.code)`
  await sql`
    create temporary table there on commit drop as
    with around as materialized (
      select ST_Expand(wgs84_from_legal(ST_SetSRID(ST_Extent(geom)::geometry, ${srid}::integer)), 0.01) as box from filed_zone)
    select c.code, c.name_fr, c.name_ar, c.outline_kind, legal_from_wgs84(c.outline, ${srid}::integer) as geom,
      exists (${ofAgency}) as ours, ${communeCode}::text in (c.code, coalesce(c.parent_code, '')) as home, exists (
      select from body b cross join lateral territories_on(b.id, ${today}::date) t
      where b.kind = 'urban_agency' and b.id <> ${bodyId}::uuid and territory_covers(t.territory, c.code)) as theirs
    from commune c, around where c.ended_on is null and c.outline is not null
      and not exists (select from commune k where k.parent_code = c.code and k.ended_on is null and k.outline is not null)
      and (c.outline && around.box or exists (${ofAgency}))`.execute(db)
  await sql`create index on there using gist (geom)`.execute(db)
}

/** The parts of each zone beyond the agency's communes that are wider than the plan's lines are placed, with their area. */
async function stageBeyond(db: Db, draft: Controlled): Promise<void> {
  await sql`
    create temporary table beyond on commit drop as
    with parts as materialized (
      select z.ordinal, z.code, ST_Area(z.geom) as zone_m2, (ST_Dump(ST_CollectionExtract(
        case when near.geom is null then z.geom else ST_Difference(z.geom, near.geom) end, 3))).geom as geom
      from filed_zone z cross join lateral (
        select ST_Union(t.geom) as geom from there t where t.ours and t.geom && z.geom) near
      where near.geom is null or not ST_CoveredBy(z.geom, near.geom)
    )
    select ordinal, code, zone_m2, ST_Union(geom) as geom, sum(ST_Area(geom)) as m2
    from parts where ${width} >= ${positionToleranceM(draft)}::float8 group by ordinal, code, zone_m2`.execute(db)
  await sql`create index on beyond using gist (geom)`.execute(db)
}

/**
 * Zones beyond the agency's communes, by their area there, in whose ground they lie and how far. What is near, or in communes
 * that no agency is known to have, a person accepts for a reason; another agency's ground is not this one's to make law of. What
 * lies in no commune whose outline is known is said apart: nothing tells whose it is.
 */
export async function findOutsideTerritory(db: Db, draft: Controlled, today: string): Promise<void> {
  await stageCommunes(db, draft, today)
  await stageBeyond(db, draft)
  await sql`
    create temporary table ground on commit drop as
    select b.ordinal, t.code as commune, t.name_fr, t.name_ar, t.theirs, t.outline_kind,
      ST_CollectionExtract(ST_Intersection(b.geom, t.geom), 3) as geom
    from beyond b join there t on not t.ours and t.geom && b.geom and ST_Relate(b.geom, t.geom, 'T********')`.execute(
    db,
  )
  await insertOutside(db, draft)
  await insertUnknown(db, draft, today)
}

/** Ground of another agency counts where its outline is exact, or approximate and far from ours; a strip of it does not. */
async function insertOutside(db: Db, draft: Controlled): Promise<void> {
  const least = positionToleranceM(draft)
  await sql`
    with near as materialized (
      select ST_Buffer(ST_Union(ST_Simplify(t.geom, 50)), ${NEARBY_M}) as geom from there t where t.ours
        and exists (select from ground g where g.theirs and g.outline_kind = 'approximate')
    ), elsewhere as (
      select g.ordinal, (ST_Dump(ST_CollectionExtract(case when g.outline_kind = 'imported' then g.geom
        else ST_Difference(g.geom, near.geom) end, 3))).geom as geom
      from ground g, near where g.theirs
    ), refused as (
      select distinct ordinal from elsewhere where ${width} >= ${least}::float8
    ), told as (
      select ordinal, ST_Union(geom) as geom, sum(ST_Area(geom)) as m2,
        string_agg(name_fr || ' (' || round(ST_Area(geom)::numeric) || ' m²)', ', ' order by ST_Area(geom) desc) as fr,
        string_agg(name_ar || ' (' || round(ST_Area(geom)::numeric) || ' م²)', '، ' order by ST_Area(geom) desc) as ar
      from ground group by ordinal
    )
    insert into found
    select 'outside_territory', case when r.ordinal is null then 'to_accept' else 'blocking' end, b.code, array[b.ordinal],
      t.m2, t.geom, jsonb_strip_nulls(jsonb_build_object('share', round((t.m2 / b.zone_m2)::numeric, 4), 'inFr', t.fr, 'inAr', t.ar,
        'distanceM', (select round(min(ST_Distance(o.geom, t.geom))::numeric) from there o where o.ours)))
    from told t join beyond b using (ordinal) left join refused r using (ordinal)`.execute(db)
}

/** What of a zone lies in no commune whose outline is known, and how many communes of the agency have none. */
async function insertUnknown(db: Db, draft: Controlled, today: string): Promise<void> {
  const { bodyId } = draft
  await sql`
    with rest as materialized (
      select b.ordinal, b.code, b.zone_m2, (ST_Dump(ST_CollectionExtract(
        case when g.geom is null then b.geom else ST_Difference(b.geom, g.geom) end, 3))).geom as geom
      from beyond b left join (select ordinal, ST_Union(geom) as geom from ground group by ordinal) g using (ordinal)
    ), unknown as (
      select ordinal, code, zone_m2, ST_Union(geom) as geom, sum(ST_Area(geom)) as m2
      from rest where ${width} >= ${positionToleranceM(draft)}::float8 group by ordinal, code, zone_m2
    ), without as (
      select count(distinct c.code) as communes from commune c, territories_on(${bodyId}::uuid, ${today}::date) t
      where c.ended_on is null and c.outline is null and territory_covers(t.territory, c.code)
        and not exists (select from commune k where k.parent_code = c.code and k.ended_on is null)
    )
    insert into found
    select 'territory_unknown', 'to_accept', code, array[ordinal], m2, geom,
      jsonb_build_object('share', round((m2 / zone_m2)::numeric, 4), 'communes', w.communes)
    from unknown, without w`.execute(db)
}

/**
 * Ground of the plan in another commune of the agency than the one it was given for, by commune: a plan may cover several, and
 * whoever reads it should know which.
 */
export async function findOutsideCommune(db: Db, draft: Controlled): Promise<void> {
  await sql`
    with parts as materialized (
      select t.code, t.name_fr, t.name_ar, t.outline_kind, z.ordinal,
        (ST_Dump(ST_CollectionExtract(ST_Intersection(z.geom, t.geom), 3))).geom as geom
      from filed_zone z join there t on t.ours and not t.home and t.geom && z.geom
    )
    insert into found
    select 'outside_commune', 'note', code, array_agg(distinct ordinal), sum(ST_Area(geom)), ST_Collect(geom),
      jsonb_build_object('nameFr', name_fr, 'nameAr', name_ar, 'outline', outline_kind,
        'share', round((sum(ST_Area(geom)) / (select sum(ST_Area(z.geom)) from filed_zone z))::numeric, 4))
    from parts where ${width} >= ${positionToleranceM(draft)}::float8 group by code, name_fr, name_ar, outline_kind`.execute(
    db,
  )
}
