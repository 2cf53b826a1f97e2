import { sql } from 'kysely'
import { REACH_M } from '../../spatial/conformity/tolerance.ts'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'

/**
 * Servitudes in force on the day, in the state they had on it, that overlap, touch or lie within reach, whole again: pieces are what the index knows,
 * and an overlap cut in two by the edge of a piece is one overlap.
 */
export const servitudeMet = (srid: LegalSrid) => sql`
  servitude_met as materialized (
    select v.id, min(piece.distance) as distance,
      case when count(*) filter (where piece.whole) > 0 then (select geom from subject)
        else ST_CollectionExtract(ST_Union(piece.overlap) filter (where piece.overlap is not null), 3) end as overlap,
      (array_agg(piece.nearest order by piece.distance))[1] as nearest
    from subject s
    cross join lateral (
      select p.servitude_id, ST_CoveredBy(s.geom, p.geom) as whole, ST_Distance(p.geom, s.geom) as distance,
        case when p.geom && s.geom and not ST_CoveredBy(s.geom, p.geom) then ST_Intersection(p.geom, s.geom) end as overlap,
        ST_ClosestPoint(p.geom, s.geom) as nearest
      from servitude_piece p where p.srid = ${sql.lit(srid)} and p.geom && ST_Expand(s.geom, ${sql.lit(REACH_M)}) offset 0
    ) piece
    cross join lateral (
      select * from servitude w where w.srid = ${sql.lit(srid)} and w.id = piece.servitude_id offset 0
    ) v
    where (v.in_force_from is null or v.in_force_from <= s.on_day) and (v.in_force_to is null or v.in_force_to >= s.on_day)
      and (v.state_from is null or v.state_from <= s.on_day) and (v.state_to is null or v.state_to >= s.on_day)
      and piece.distance <= ${sql.lit(REACH_M)}
    group by v.id
  )`

/** Parcels of the cadastre that share ground with the subject; a shared edge is not an overlap. */
export const neighbourMet = (srid: LegalSrid) => sql`
  neighbour_met as materialized (
    select p.*, ST_Area(p.overlap) as m2
    from subject s
    cross join lateral (
      select n.id, n.title_kind, n.title_number, n.data_date, n.geom,
        ST_CollectionExtract(ST_Intersection(n.geom, s.geom), 3) as overlap
      from parcel n where n.srid = ${sql.lit(srid)} and n.geom && s.geom offset 0
    ) p
    where not ST_IsEmpty(p.overlap)
  )`

/** Where each layer was loaded at all, against the subject. */
export const coverageMet = (srid: LegalSrid) => sql`
  coverage_met as materialized (
    select c.layer, c.source, c.data_date, c.whole,
      case when c.whole then null else ST_CollectionExtract(ST_Intersection(c.geom, s.geom), 3) end as part
    from subject s
    cross join lateral (
      select l.layer, l.source, l.data_date, l.geom, ST_CoveredBy(s.geom, l.geom) as whole
      from layer_coverage l where l.srid = ${sql.lit(srid)} and l.geom && s.geom offset 0
    ) c
  )`

const SLIVER_OF_ROUNDING_M2 = 0.0001

export const servitudesJson = (srid: LegalSrid) => sql`
  (select coalesce(json_agg(json_build_object(
      'servitudeId', coalesce(v.former_of, v.id), 'kind', v.kind, 'effect', v.effect, 'nameFr', v.name_fr, 'nameAr', v.name_ar, 'act', v.act,
      'body', v.body, 'heightLimitM', v.height_limit_m, 'forbiddenUses', v.forbidden_uses, 'bufferM', v.buffer_m,
      'source', v.source, 'dataDate', v.data_date, 'toleranceM', v.tolerance_m, 'overlapM2', coalesce(m.m2, 0),
      'overlapPerimeterM', ST_Perimeter(m.overlap), 'distanceM', m.distance,
      'at', ST_AsGeoJSON(wgs84_from_legal(m.place), 8)::json
    ) order by m.m2 desc nulls last, v.id), '[]')
  from (
    select met.*, ST_Area(met.overlap) as m2, case when ST_Area(met.overlap) > 0 then met.overlap else met.nearest end as place
    from servitude_met met offset 0
  ) m cross join lateral (select * from servitude w where w.srid = ${sql.lit(srid)} and w.id = m.id offset 0) v)`

export const neighboursJson = sql`
  (select coalesce(json_agg(json_build_object(
      'parcelId', n.id, 'kind', n.title_kind, 'number', n.title_number, 'dataDate', n.data_date, 'overlapM2', n.m2,
      'overlapPerimeterM', ST_Perimeter(n.overlap), 'areaM2', ST_Area(n.geom),
      'at', ST_AsGeoJSON(wgs84_from_legal(n.overlap), 8)::json
    ) order by n.m2 desc, n.id), '[]')
  from neighbour_met n where n.m2 > ${sql.lit(SLIVER_OF_ROUNDING_M2)})`

/** The oldest date governs where several loads meet the subject; the source named is the last one in the alphabet. */
export const coverageJson = sql`
  (select coalesce(json_object_agg(c.layer, json_build_object(
      'm2', case when c.whole then s.area else c.m2 end, 'dataDate', c.data_date, 'source', c.source)), '{}')
  from subject s, (
    select layer, bool_or(whole) as whole, ST_Area(ST_Union(part)) as m2, min(data_date) as data_date, max(source) as source
    from coverage_met group by layer offset 0
  ) c)`
