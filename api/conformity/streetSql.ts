import { sql } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'

/** A boundary this close to a street's right of way is the street side. */
const STREET_SIDE_M = 0.5
/** How far around the subject a street drawn as a line may have its axis: half of the widest avenue. */
const WIDEST_HALF_STREET_M = 40
/** Sine of 30°: flatter than that to the street an edge runs along it, steeper it leaves it. */
const ALONG = 0.5

/** Streets at the subject's edge, cut to its surroundings; one drawn as a line stands for half its width on each side. */
export const streetMet = (srid: LegalSrid) => sql`
  street_met as materialized (
    select t.name, t.width_m, ST_Intersection(t.way, ST_Expand(s.geom, ${sql.lit(WIDEST_HALF_STREET_M)})) as way
    from subject s
    cross join lateral (
      select r.name, r.width_m,
        case when ST_Dimension(r.geom) = 2 then r.geom else ST_Buffer(r.geom, coalesce(r.width_m, 0) / 2, 'endcap=flat') end as way
      from street r where r.srid = ${sql.lit(srid)} and r.geom && ST_Expand(s.geom, ${sql.lit(WIDEST_HALF_STREET_M)}) offset 0
    ) t
    where ST_DWithin(t.way, s.geom, ${sql.lit(STREET_SIDE_M)})
  )`

/** The subject without the part that lies in the street, and the street beside it. */
const ground = sql`
  ground as materialized (
    select w.way, case when w.way is null or ST_IsEmpty(rest.geom) then s.geom else rest.geom end as geom
    from subject s
    cross join (select ST_Union(way) as way from street_met) w
    cross join lateral (select case when w.way is not null then ST_Difference(s.geom, w.way) end as geom offset 0) rest
  )`

/**
 * The edges that run along a street. The last half metre of a side edge is near the street too, but comes straight at
 * it: its two ends are not at the same distance.
 */
const front = sql`
  front as materialized (
    select edge.line, ST_Length(edge.line) as length
    from ground g
    cross join lateral (
      select (ST_DumpSegments(ST_CollectionExtract(
        ST_Intersection(ST_Boundary(g.geom), ST_Buffer(g.way, ${sql.lit(STREET_SIDE_M)}, 2)), 2))).geom as line offset 0
    ) edge
    where g.way is not null and ST_Length(edge.line) > 0
      and abs(ST_Distance(ST_StartPoint(edge.line), g.way) - ST_Distance(ST_EndPoint(edge.line), g.way))
        < ${sql.lit(ALONG)} * ST_Length(edge.line)
  )`

/** The boundary by side: along the street, everything else, and of that the far edges parallel to the longest front. */
const sides = sql`
  side as materialized (
    select f.street, o.other, (
      select ST_Collect(d.line) from (
        select (ST_DumpSegments(o.other)).geom as line offset 0
      ) d
      where abs(sin(ST_Azimuth(ST_StartPoint(d.line), ST_EndPoint(d.line)) - f.direction)) < ${sql.lit(ALONG)}
        and ST_Distance(ST_LineInterpolatePoint(d.line, 0.5), f.street) >= 0.5 * (select max(ST_Distance(p.geom, f.street)) from ST_DumpPoints(g.geom) p)
    ) as rear
    from subject s
    cross join ground g
    cross join (
      select ST_Collect(line) as street,
        (array_agg(ST_Azimuth(ST_StartPoint(line), ST_EndPoint(line)) order by length desc, ST_AsBinary(line)))[1] as direction
      from front
    ) f
    cross join lateral (
      select case when f.street is null then ST_Boundary(g.geom)
        else ST_CollectionExtract(ST_Difference(ST_Boundary(g.geom), ST_Buffer(f.street, 0.02, 2)), 2) end as other offset 0
    ) o
    where s.footprint is not null
  )`

export const frontageParts = [ground, front, sides] as const

export const frontageJson = sql`
  (select json_build_object('lengthM', f.length, 'streetWidthM', w.width_m, 'streetName', w.name)
  from (select sum(length) as length from front) f
  left join lateral (
    select t.width_m, t.name from street_met t
    where exists (select from front e where ST_DWithin(ST_LineInterpolatePoint(e.line, 0.5), t.way, ${sql.lit(STREET_SIDE_M + 0.01)}))
    order by t.width_m desc nulls last, t.name limit 1
  ) w on true
  where f.length > 0)`

/** Signed distance from the footprint to one side: below zero, how far it goes over. */
const signed = (side: ReturnType<typeof sql>) => sql`
  case when ${side} is null or ST_IsEmpty(${side}) then null
    else coalesce((
      select -max(ST_Distance(corner.geom, ${side}))
      from ST_Dump(o.outside) part, ST_DumpPoints(part.geom) corner
      where o.outside_m2 > 0.000001 and (o.apart or ST_DWithin(part.geom, ${side}, 0.001))
    ), ST_Distance(s.footprint, ${side})) end`

export const footprintJson = sql`
  (select json_build_object(
      'areaM2', ST_Area(s.footprint), 'outsideM2', ST_Area(ST_Difference(s.footprint, s.geom)),
      'toStreetM', ${signed(sql`b.street`)}, 'toBoundaryM', ${signed(sql`b.other`)}, 'toRearM', ${signed(sql`b.rear`)})
  from subject s
  cross join side b
  cross join ground g
  cross join lateral (
    select ST_CollectionExtract(ST_Difference(s.footprint, g.geom), 3) as outside,
      ST_Area(ST_Difference(s.footprint, g.geom)) as outside_m2, ST_Disjoint(s.footprint, g.geom) as apart offset 0
  ) o)`
