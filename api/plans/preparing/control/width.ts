import { sql } from 'kysely'

/** How wide the ground `geom` is, taken as a ribbon of its area and perimeter, metres. */
export const width = sql`2 * ST_Area(geom) / nullif(ST_Perimeter(geom), 0)`
