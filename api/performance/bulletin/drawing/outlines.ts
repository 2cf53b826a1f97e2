import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/tables.ts'

/** A territory as the path of a drawing. */
export type Outline = { readonly code: string; readonly path: string }

export type Outlines = {
  readonly width: number
  readonly height: number
  /** A territory may have several: that of a commune taken from it since is its own ground. */
  readonly territories: readonly Outline[]
  /** Borders of provinces and regions, in the same units. */
  readonly provinces: readonly Outline[]
  readonly regions: readonly Outline[]
}

const WIDTH = 800
/** Units of the drawing that points are snapped to: neighbours keep their common border, which is drawn once. */
const GRID = 1

/** Ground of each commune there was: as it was before what was merged since, where anything was. */
const ground = (on: string) => sql`
    there as materialized (select code, parent_code, province_code, region_code, counted from communes_counted_on(${on}::date)),
    former as (
      select distinct on (commune_code) commune_code as code, outline_3857 from commune_outline_before
      where day > ${on}::date order by commune_code, day
    ), ground as materialized (
      select t.code, t.province_code, t.region_code, coalesce(f.outline_3857, c.outline_3857) as geom,
        exists (select from there part where part.parent_code = t.code) as parted
      from there t cross join lateral unnest(t.counted) as part(code) join commune c on c.code = part.code
        left join former f on f.code = part.code
      where coalesce(f.outline_3857, c.outline_3857) is not null
    )`

/** Provinces and regions have an outline of their own, but for those that a commune ever passed between. */
const shapes = sql`
    shape as (
      select 'territory' as level, code, geom from ground where not parted
      union all select 'province', p.code, coalesce(g.geom, p.outline_3857) from province p left join (
        select g.province_code as code, ST_Multi(ST_Union(g.geom)) as geom from ground g
        where g.province_code in (select unnest(array[province_before, province_after]) from commune_change where kind = 'moved_province')
        group by 1) g on g.code = p.code
      union all select 'region', r.code, coalesce(g.geom, r.outline_3857) from region r left join (
        select g.region_code as code, ST_Multi(ST_Union(g.geom)) as geom from ground g
        where g.region_code in (
          select unnest(array[b.region_code, a.region_code]) from commune_change h join province b on b.code = h.province_before
            join province a on a.code = h.province_after where h.kind = 'moved_province' and a.region_code <> b.region_code)
        group by 1) g on g.code = r.code
    )`

/**
 * Outlines of the country on a day in the display plane, fitted to a drawing `WIDTH` units wide. Every point is moved to the
 * nearest crossing of one grid, so that what touches goes on touching; what is smaller than the grid has no path.
 */
export async function readOutlines(db: Kysely<Database>, on: string): Promise<Outlines | null> {
  const { rows } = await sql<{
    level: 'territory' | 'province' | 'region'
    code: string
    path: string
    width: number
    height: number
  }>`
    with box as (
      select ST_XMin(b) as x, ST_YMax(b) as y, ${WIDTH}::float8 / nullif(ST_XMax(b) - ST_XMin(b), 0) as s, b
      from (select ST_Extent(outline_3857) as b from region) e
    ), ${ground(on)}, ${shapes}, fitted as (
      select level, code, ST_SnapToGrid(ST_Affine(geom, s, 0, 0, s, -x * s, -y * s), ${GRID}::float8) as geom
      from shape, box where geom is not null
    )
    select level, code, ST_AsSVG(geom, 1, 0) as path, ${WIDTH}::float8 as width, (ST_YMax(b) - ST_YMin(b)) * s as height
    from fitted, box where not ST_IsEmpty(geom) order by level, code, path`.execute(db)
  const [drawn] = rows
  if (!drawn) return null
  const of = (level: string) => rows.filter((row) => row.level === level).map(({ code, path }) => ({ code, path }))
  return {
    ...{ width: drawn.width, height: Math.ceil(drawn.height) },
    ...{ territories: of('territory'), provinces: of('province'), regions: of('region') },
  }
}
