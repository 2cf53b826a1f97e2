import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/tables.ts'

/** A territory as the path of a drawing. */
export type Outline = { readonly code: string; readonly path: string }

export type Outlines = {
  readonly width: number
  readonly height: number
  readonly territories: readonly Outline[]
  /** Borders of the regions, in the same units. */
  readonly regions: readonly Outline[]
}

const WIDTH = 800
/** Units of the drawing that points are snapped to: neighbours keep their common border, which is drawn once. */
const GRID = 1

/**
 * Outlines of the country in the display plane, fitted to a drawing `WIDTH` units wide. Every point is moved to the nearest
 * crossing of one grid, so that what touches goes on touching; what is smaller than the grid has no path.
 */
export async function readOutlines(db: Kysely<Database>): Promise<Outlines | null> {
  const { rows } = await sql<{
    level: 'territory' | 'region'
    code: string
    path: string
    width: number
    height: number
  }>`
    with box as (
      select ST_XMin(b) as x, ST_YMax(b) as y, ${WIDTH}::float8 / nullif(ST_XMax(b) - ST_XMin(b), 0) as s, b
      from (select ST_Extent(outline_3857) as b from region) e
    ), shape as (
      select 'territory' as level, c.code, c.outline_3857 as geom from commune c
      where c.outline_3857 is not null and not exists (select from commune part where part.parent_code = c.code)
      union all select 'region', code, outline_3857 from region where outline_3857 is not null
    ), fitted as (
      select level, code, ST_SnapToGrid(ST_Affine(geom, s, 0, 0, s, -x * s, -y * s), ${GRID}::float8) as geom from shape, box
    )
    select level, code, ST_AsSVG(geom, 1, 0) as path, ${WIDTH}::float8 as width, (ST_YMax(b) - ST_YMin(b)) * s as height
    from fitted, box where not ST_IsEmpty(geom) order by level, code`.execute(db)
  const [any] = rows
  if (!any) return null
  const of = (level: string) => rows.filter((row) => row.level === level).map(({ code, path }) => ({ code, path }))
  return { width: any.width, height: Math.ceil(any.height), territories: of('territory'), regions: of('region') }
}
