import { type Kysely, sql } from 'kysely'
import { governingPlans } from '../../spatial/conformity/governing.ts'
import type { Facts } from '../../spatial/conformity/types.ts'
import { ewkb } from '../conformity/ewkb.ts'
import type { Database } from '../db/tables.ts'
import type { Cover } from './facts.ts'
import type { Land } from './land.ts'

/**
 * How much of the land the governing plans and their zones cover, square metres of the legal plane. Unions, not sums: two
 * plans over one half of the land cover that half, and two zones over one place do not fill a gap beside it.
 * @throws the database's error when a geometry is invalid
 */
export async function readCover(db: Kysely<Database>, land: Omit<Land, 'title'>, ground: Facts): Promise<Cover> {
  const { srid, outline } = land
  const versions = governingPlans(ground).map(({ versionId }) => versionId)
  const { rows } = await sql<Cover>`
    with land as materialized (select ST_GeomFromEWKB(${ewkb(srid, outline)}::bytea) as geom),
    planned as (
      select ST_Union(ST_CollectionExtract(ST_Intersection(p.geom, l.geom), 3)) as geom
      from land l join plan_perimeter p on p.srid = ${sql.lit(srid)} and p.geom && l.geom
      where p.plan_version_id = any(${versions}::uuid[])),
    zoned as (
      select ST_Union(ST_CollectionExtract(ST_Intersection(z.geom, l.geom), 3)) as geom
      from land l join zone z on z.srid = ${sql.lit(srid)} and z.geom && l.geom
      where z.plan_version_id = any(${versions}::uuid[]))
    select coalesce(ST_Area(p.geom), 0) as "plansM2",
      coalesce(ST_Area(case when z.geom is null then p.geom else ST_Difference(p.geom, z.geom) end), 0) as "unzonedM2"
    from planned p cross join zoned z`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the cover statement returned no row')
  return row
}
