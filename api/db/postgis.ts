import type { Geometry } from 'geojson'
import { type Expression, type RawBuilder, sql } from 'kysely'

/** GeoJSON coordinates in legal metres, to the tenth of a millimetre. */
export const geoJsonLegal = <T = Geometry>(legal: Expression<string>): RawBuilder<T> =>
  sql<T>`ST_AsGeoJSON(${legal}, 4, 0)::json`
