import { type RawBuilder, sql } from 'kysely'
import type { LegalSrid } from '../../../../spatial/crs/legalZones.ts'

/** The zone of a version that takes most of each parcel at hand; a parcel inside one zone is not cut. */
const widestZone = (srid: LegalSrid, version: RawBuilder<unknown>) => sql`
  select distinct on (met.id) met.id, met.code
  from (
    select p.id, z.code, case when ST_CoveredBy(p.geom, z.geom) then p.area
      else ST_Area(ST_Intersection(z.geom, p.geom)) end as m2
    from at_hand p
    join zone z on z.srid = ${sql.lit(srid)} and z.plan_version_id = ${version} and z.geom && p.geom
  ) met
  where met.m2 > 0
  order by met.id, met.m2 desc, met.code`

/** From which zone code to which, by the widest zone of each parcel at hand in the two versions. */
export const changesOf = (
  srid: LegalSrid,
  { former, latter }: { readonly former: RawBuilder<unknown>; readonly latter: RawBuilder<unknown> },
) => sql`
  select coalesce(f.code, '') as former_code, coalesce(l.code, '') as latter_code, count(*)::integer as parcels,
    sum(p.area) as area_m2
  from at_hand p
  left join (${widestZone(srid, former)}) f on f.id = p.id
  left join (${widestZone(srid, latter)}) l on l.id = p.id
  where f.code is not null or l.code is not null
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
