import { type Kysely, sql } from 'kysely'
import type { AreaChange } from '../../contract/plans/plans.ts'
import type { Database } from '../../db/tables.ts'
import type { Compared } from './compare.ts'

type Areas = {
  readonly areas: AreaChange[]
  /** Ground that changed, but thinner than the plan was drawn. */
  readonly thinM2: number
  /** Ground of the newer version that is not what it was. */
  readonly changedM2: number
}

/** The places of a change that are told in words, the largest. */
const MOST_SPOTS = 20

type Row = Omit<AreaChange, 'at'> & { readonly thin: number }

/**
 * Ground by its zone before and its zone after, in square metres. Zones that are in both with the same outline are set aside
 * first: on a large plan the rest is a handful.
 */
export async function areaChanges(db: Kysely<Database>, { from, to, srid, toleranceM }: Compared): Promise<Areas> {
  const zones = (version: string) => sql`
    select trim(z.code || ' ' || coalesce(z.sector, '')) as code, z.geom, md5(ST_AsBinary(ST_Normalize(z.geom))) as shape
    from zone z where z.srid = ${srid}::integer and z.plan_version_id = ${version}::uuid`
  const { rows } = await sql<Row>`
    with before as materialized (${zones(from)}), after as materialized (${zones(to)}),
    gone as materialized (
      select b.* from before b where not exists (select from after a where a.shape = b.shape and a.code = b.code)),
    come as materialized (
      select a.* from after a where not exists (select from before b where b.shape = a.shape and b.code = a.code)),
    crossed as (
      select g.code as one, c.code as other, ST_CollectionExtract(ST_Intersection(g.geom, c.geom), 3) as geom
      from gone g join come c on g.geom && c.geom and ST_Relate(g.geom, c.geom, 'T********') where g.code <> c.code
      union all
      select g.code, null, ST_CollectionExtract(ST_Difference(g.geom, coalesce(w.geom, ST_GeomFromText('POLYGON EMPTY', ${srid}::integer))), 3)
      from gone g, (select ST_Union(geom) as geom from come) w
      union all
      select null, c.code, ST_CollectionExtract(ST_Difference(c.geom, coalesce(w.geom, ST_GeomFromText('POLYGON EMPTY', ${srid}::integer))), 3)
      from come c, (select ST_Union(geom) as geom from gone) w
    ), pieces as materialized (
      select one, other, (ST_Dump(ST_Union(geom))).geom as geom from crossed where not ST_IsEmpty(geom) group by one, other
    ), judged as (
      select one, other, geom, ST_Area(geom) as m2,
        2 * ST_Area(geom) / nullif(ST_Perimeter(geom), 0) >= ${toleranceM}::float8 as wide from pieces
    )
    select one as "from", other as "to", coalesce(sum(m2) filter (where wide), 0) as "areaM2", count(*) filter (where wide) as places,
      coalesce(sum(m2) filter (where not wide), 0) as thin,
      ST_AsGeoJSON(wgs84_from_legal(ST_SimplifyPreserveTopology(ST_Collect(geom) filter (where wide), 0.5)), 7, 0)::json as place,
      (select json_agg(json_build_object('areaM2', ST_Area(g), 'at', json_build_array(ST_X(p), ST_Y(p))) order by ST_Area(g) desc)
        from unnest((array_agg(geom order by m2 desc) filter (where wide))[1:${MOST_SPOTS}::integer]) g,
          wgs84_from_legal(ST_PointOnSurface(g)) p) as spots
    from judged group by one, other order by 3 desc`.execute(db)
  const sum = (part: (row: Row) => number) => rows.reduce((total, row) => total + part(row), 0)
  return {
    areas: rows
      .filter(({ places }) => places > 0)
      .map(({ thin: _, ...area }) => ({ ...area, at: area.spots[0]?.at ?? null })),
    thinM2: sum(({ thin }) => thin),
    changedM2: sum(({ to: after, areaM2, thin }) => (after === null ? 0 : areaM2 + thin)),
  }
}
