import { type RawBuilder, sql } from 'kysely'
import type { LegalSrid } from '../../../../spatial/crs/legalZones.ts'

/**
 * From which zone code to which, by the zone of each version that takes most of each parcel at hand; a parcel inside one
 * zone is not cut. The zones of both come in one look at the spatial index, fenced: whatever the statistics say of the
 * parcels at hand, no other way is taken.
 */
export const changesOf = (
  srid: LegalSrid,
  { former, latter }: { readonly former: RawBuilder<unknown>; readonly latter: RawBuilder<unknown> },
) => sql`
  select coalesce(widest.former, '') as former_code, coalesce(widest.latter, '') as latter_code,
    count(*)::integer as parcels, sum(p.area) as area_m2
  from at_hand p cross join lateral (
    select (array_agg(met.code order by met.m2 desc, met.code) filter (where met.version = ${former}))[1] as former,
      (array_agg(met.code order by met.m2 desc, met.code) filter (where met.version = ${latter}))[1] as latter
    from (
      select near.plan_version_id as version, near.code, case when ST_CoveredBy(p.geom, near.geom) then p.area
        else ST_Area(ST_Intersection(near.geom, p.geom)) end as m2
      from (
        select z.plan_version_id, z.code, z.geom from zone z where z.srid = ${sql.lit(srid)} and z.geom && p.geom offset 0
      ) near
      where near.plan_version_id in (${former}, ${latter})
    ) met
    where met.m2 > 0
  ) widest
  where widest.former is not null or widest.latter is not null
  group by 1, 2`

type Square = {
  readonly recheckId: string
  readonly nth: number
  readonly srid: LegalSrid
  readonly former: string | null
  readonly latter: string
}

/**
 * The parcels of one square, each where the centre of its box lies so that none is counted in two squares, from zone to
 * zone. One statement; its text depends on the legal zone alone.
 */
export const zoneChangesQuery = ({ recheckId, nth, srid, former, latter }: Square) => sql`
  with square as materialized (
    select geom from recheck_square where recheck_id = ${recheckId}::uuid and nth = ${nth}::integer
  ), at_hand as materialized (
    select n.id, n.geom, ST_Area(n.geom) as area
    from square s cross join lateral (
      select p.id, p.geom from parcel p where p.srid = ${sql.lit(srid)} and p.geom && s.geom offset 0
    ) n
    where (ST_XMin(n.geom) + ST_XMax(n.geom)) / 2 >= ST_XMin(s.geom) and (ST_XMin(n.geom) + ST_XMax(n.geom)) / 2 < ST_XMax(s.geom)
      and (ST_YMin(n.geom) + ST_YMax(n.geom)) / 2 >= ST_YMin(s.geom) and (ST_YMin(n.geom) + ST_YMax(n.geom)) / 2 < ST_YMax(s.geom)
  )
  ${changesOf(srid, { former: sql`${former}::uuid`, latter: sql`${latter}::uuid` })}`
