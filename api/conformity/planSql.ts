import { sql } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import { conditionsAmong } from '../plans/regulation/conditionsSql.ts'

/** Digitising tolerances of a plan above this are treated as this when looking for the zones nearby. */
export const WIDEST_TOLERANCE_M = 50

/** Plan versions whose perimeter covers some of the subject; the pieces are small, so most hits end at the shortcut. */
export const planMet = (srid: LegalSrid) => sql`
  plan_met as materialized (
    select piece.plan_version_id as id,
      sum(case when ST_CoveredBy(s.geom, piece.geom) then s.area else ST_Area(ST_Intersection(piece.geom, s.geom)) end) as m2
    from subject s
    cross join lateral (
      select p.plan_version_id, p.geom from plan_perimeter p where p.srid = ${sql.lit(srid)} and p.geom && s.geom offset 0
    ) piece
    where ST_Intersects(piece.geom, s.geom)
    group by piece.plan_version_id
  )`

/**
 * Zones of those versions that overlap, touch or lie within reach. The inner query is fenced (`offset 0`): whatever the
 * statistics say, the zones come from the spatial index of their own partition.
 */
export const zoneMet = (srid: LegalSrid) => sql`
  zone_met as materialized (
    select near.*, ST_Area(near.overlap) as m2, ST_Distance(near.geom, s.geom) as distance
    from subject s
    cross join lateral (
      select z.id, z.plan_version_id, z.code, z.sector, z.label_fr, z.label_ar, z.geom,
        case when not z.geom && s.geom then null
          when ST_CoveredBy(s.geom, z.geom) then s.geom
          else ST_Intersection(z.geom, s.geom) end as overlap
      from zone z where z.srid = ${sql.lit(srid)} and z.geom && s.doubt_box offset 0
    ) near
    join plan_met v on v.id = near.plan_version_id
    join plan_version pv on pv.id = v.id
    where v.m2 > 0 and ST_DWithin(near.geom, s.geom, s.position + pv.tolerance_m)
  )`

/**
 * A sector's figures stand over those of its zone; what the sector does not say, the zone does. Special conditions of both
 * are told: no machine knows whether words replace words.
 */
const regulation = sql`
  (select json_build_object(
      'buildable', (array_agg(r.buildable order by r.sector desc) filter (where r.buildable is not null))[1],
      'permitted', (array_agg(to_json(r.uses_permitted) order by r.sector desc) filter (where r.uses_permitted is not null))[1],
      'forbidden', (array_agg(to_json(r.uses_forbidden) order by r.sector desc) filter (where r.uses_forbidden is not null))[1],
      'usesArticle', (array_agg(r.uses_article order by r.sector desc) filter (where r.uses_article is not null))[1],
      'conditions', ${conditionsAmong},
      'figures', (
        select coalesce(jsonb_object_agg(f.parameter,
          jsonb_build_object('value', f.value, 'article', f.article, 'printedLabel', f.printed_label) order by f.sector), '{}')
        from regulation_figure f
        where f.plan_version_id = z.plan_version_id and f.zone_code = z.code and f.sector in ('', coalesce(z.sector, ''))))
    from regulation r
    where r.plan_version_id = z.plan_version_id and r.zone_code = z.code and r.sector in ('', coalesce(z.sector, ''))
    having count(*) > 0)`

export const plansJson = sql`
  (select coalesce(json_agg(json_build_object(
      'versionId', v.id, 'plan', p.code, 'planNameFr', p.name_fr, 'planNameAr', p.name_ar, 'version', v.label,
      'dataDate', v.data_date, 'toleranceM', v.tolerance_m, 'overlapM2', m.m2,
      'events', (select coalesce(json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day, 'act', e.act)
        order by e.on_day, e.kind), '[]') from plan_event e where e.plan_version_id = v.id)
    ) order by p.code, v.label), '[]')
  from plan_met m join plan_version v on v.id = m.id join plan p on p.id = v.plan_id
  where m.m2 > 0)`

export const zonesJson = sql`
  (select coalesce(json_agg(json_build_object(
      'zoneId', z.id, 'versionId', z.plan_version_id, 'code', z.code, 'sector', z.sector,
      'labelFr', z.label_fr, 'labelAr', z.label_ar, 'overlapM2', coalesce(z.m2, 0), 'overlapPerimeterM', ST_Perimeter(z.overlap),
      'distanceM', z.distance, 'regulation', ${regulation}, 'at', ST_AsGeoJSON(wgs84_from_legal(z.place), 8)::json
    ) order by z.m2 desc nulls last, z.id), '[]')
  from (
    select met.*, case when met.m2 > 0 then ST_CollectionExtract(met.overlap, 3) else ST_ClosestPoint(met.geom, s.geom) end as place
    from zone_met met, subject s offset 0
  ) z)`
